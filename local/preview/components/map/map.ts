import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { offerToQuery } from '../../runtime/query-offers';
import { placeOf } from '../../wx/place';
import { servicesOf } from '../../wx/services';
import { showPicture } from '../image/show-picture';
import { type LatLng, offerControls } from './controls';
import css from './map.css';
import template from './map.wxml';
import { MapView } from './map-view';
import type { MarkerData } from './markers';
import type { CircleData, PolygonData, PolylineData } from './shapes';
import { tapOnMap } from './taps';

/** `<map>`: markers, shapes and movement on squared paper. Coordinates are GCJ-02, in and out. */
export const map = defineBuiltin({
  css,
  template,
  properties: {
    latitude: { type: Number, value: 39.92 },
    longitude: { type: Number, value: 116.46 },
    scale: { type: Number, value: 16 },
    minScale: { type: Number, value: 3 },
    maxScale: { type: Number, value: 20 },
    markers: { type: Array, value: [] as MarkerData[] },
    polygons: { type: Array, value: [] as PolygonData[] },
    polyline: { type: Array, value: [] as PolylineData[] },
    circles: { type: Array, value: [] as CircleData[] },
    includePoints: { type: Array, value: [] as LatLng[] },
    showLocation: Boolean,
    showScale: Boolean,
    showCompass: Boolean,
    enableZoom: { type: Boolean, value: true },
    enableScroll: { type: Boolean, value: true },
    enableRotate: Boolean,
    enableOverlooking: Boolean,
    enable3D: Boolean,
    enableSatellite: Boolean,
    enableTraffic: Boolean,
    enablePoi: { type: Boolean, value: true },
    enableBuilding: { type: Boolean, value: true },
    enableAutoMaxOverlooking: Boolean,
    subkey: String,
    layerStyle: null,
    rotate: Number,
    skew: Number,
    setting: null,
  },
  lifetimes: {
    attached() {
      const component = this.general();
      const canvas = dom(this).querySelector('.wx-map__canvas');
      if (!(canvas instanceof HTMLElement)) throw new Error('<map> has lost its canvas');
      const view = new MapView(canvas, this.data, {
        regionChange: (phase, cause) => tellRegion(component, phase, cause),
        locate: () => placeOf(servicesOf(window.__phone).device.place),
        showPicture: (picture, source) => showPicture(component, picture, source),
      });
      views.set(component, view);
      offerControls(component, view);
      offerToQuery(component, { context: () => view });
      this.addListener('tap', (event) => tapOnMap(component, view, event), { capture: true });
      if (this.data.showScale) view.showScaleBar();
      drawAll(component);
      this.triggerEvent('updated', {});
    },
    detached() {
      views.get(this.general())?.remove();
    },
  },
  observers: {
    'latitude, longitude'(latitude: number, longitude: number) {
      views.get(this.general())?.goTo({ latitude, longitude });
    },
    scale(scale: number) {
      const view = views.get(this.general());
      view?.goTo(view.center(), scale);
    },
    markers() {
      drawMarkers(this.general());
    },
    'polygons, polyline, circles'() {
      drawShapes(this.general());
    },
    includePoints(points: LatLng[]) {
      views.get(this.general())?.includePoints(points ?? [], [24, 24, 24, 24]);
    },
    'enableZoom, enableScroll'() {
      const { enableScroll: scroll, enableZoom: zoom } = this.data;
      views.get(this.general())?.allow({ scroll, zoom });
    },
    showLocation(shown: boolean) {
      views.get(this.general())?.showHere(shown);
    },
  },
});

const views = new WeakMap<GeneralComponent, MapView>();

interface MapData {
  markers: MarkerData[] | null;
  polygons: PolygonData[] | null;
  polyline: PolylineData[] | null;
  circles: CircleData[] | null;
  includePoints: LatLng[] | null;
  showLocation: boolean;
  enableScroll: boolean;
  enableZoom: boolean;
}

const dataOf = (component: GeneralComponent) => component.data as MapData;

function drawAll(component: GeneralComponent): void {
  const view = views.get(component);
  const { includePoints, showLocation, enableScroll, enableZoom } = dataOf(component);
  drawShapes(component);
  drawMarkers(component);
  view?.allow({ scroll: enableScroll, zoom: enableZoom });
  view?.includePoints(includePoints ?? [], [24, 24, 24, 24]);
  if (showLocation) view?.showHere(true);
}

function drawMarkers(component: GeneralComponent): void {
  views.get(component)?.drawMarkers(dataOf(component).markers ?? []);
}

function drawShapes(component: GeneralComponent): void {
  const { polygons, polyline, circles } = dataOf(component);
  views.get(component)?.drawShapes(polygons ?? [], polyline ?? [], circles ?? []);
}

/** On a phone `type` and `causedBy` stand on the event itself; what the map shows is in `detail`. */
function tellRegion(component: GeneralComponent, type: 'begin' | 'end', causedBy: string): void {
  const view = views.get(component);
  if (!view) return;
  const detail = {
    type,
    causedBy,
    rotate: 0,
    skew: 0,
    scale: view.scale(),
    centerLocation: view.center(),
    region: view.region(),
  };
  component.triggerEvent('regionchange', detail, { extraFields: { type, causedBy } });
}
