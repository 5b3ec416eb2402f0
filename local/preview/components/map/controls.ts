import type { Element } from 'glass-easel';

/** A point of WeChat's map: GCJ-02, degrees. */
export interface LatLng {
  latitude: number;
  longitude: number;
}

/** What `wx.createMapContext` may do with a `<map>`. */
export interface MapControls {
  center(): LatLng;
  region(): { southwest: LatLng; northeast: LatLng };
  scale(): number;
  /** Moves to a point, or without one to where the phone is. */
  moveTo(at: LatLng | undefined): Promise<void>;
  includePoints(points: LatLng[], padding?: number[]): void;
  translateMarker(id: number, to: LatLng, milliseconds: number): Promise<void>;
  addMarkers(markers: object[], clear: boolean): void;
  removeMarkers(ids: number[]): void;
  toScreen(at: LatLng): { x: number; y: number };
  fromScreen(at: { x: number; y: number }): LatLng;
}

const known = new WeakMap<Element, MapControls>();

export const mapControls = (element: Element): MapControls | undefined => known.get(element);
export const offerControls = (element: Element, controls: MapControls): void => {
  known.set(element, controls);
};
