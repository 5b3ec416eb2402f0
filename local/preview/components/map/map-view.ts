import {
  control,
  divIcon,
  type LatLngBoundsExpression,
  type Map as LeafletMap,
  layerGroup,
  type Marker,
  marker,
} from 'leaflet';
import type { LatLng, MapControls } from './controls';
import { type MarkerData, makeMarker, type ShowPicture } from './markers';
import { paperMap } from './paper';
import {
  type CircleData,
  makeCircle,
  makePolygon,
  makePolyline,
  type PolygonData,
  type PolylineData,
  pointOf,
} from './shapes';

/** Why the map moved, as `regionchange` says it. */
export type Cause = 'drag' | 'scale' | 'update';

export interface MapViewEvents {
  regionChange(phase: 'begin' | 'end', cause: Cause): void;
  /** Where the phone is, for `moveToLocation()` and the blue dot. */
  locate(): Promise<LatLng>;
  showPicture: ShowPicture;
}

/** The Leaflet map of one `<map>`, in WeChat's words. */
export class MapView implements MapControls {
  private readonly map: LeafletMap;
  private readonly shapes = layerGroup();
  private readonly pins = layerGroup();
  private readonly here = layerGroup();
  private readonly markers = new Map<number, Marker>();
  private cause: Cause = 'update';
  private isRemoved = false;
  private fitted: { points: LatLng[]; padding?: number[] } | undefined;
  private readonly watcher: ResizeObserver;

  constructor(
    private readonly element: HTMLElement,
    start: LatLng & { scale: number; minScale: number; maxScale: number },
    private readonly events: MapViewEvents,
  ) {
    this.map = paperMap(element, { ...start, zoom: start.scale, minZoom: start.minScale, maxZoom: start.maxScale });
    for (const layer of [this.shapes, this.pins, this.here]) layer.addTo(this.map);
    this.map.on('dragstart', () => this.begin('drag'));
    this.map.on('zoomstart', () => this.begin(this.isTouched ? 'scale' : 'update'));
    this.map.on('moveend', () => this.finish());
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(element);
  }

  remove(): void {
    this.isRemoved = true;
    this.watcher.disconnect();
    this.map.remove();
  }

  allow({ scroll, zoom }: { scroll: boolean; zoom: boolean }): void {
    const set = (handler: { enable(): unknown; disable(): unknown } | undefined, on: boolean) =>
      on ? handler?.enable() : handler?.disable();
    set(this.map.dragging, scroll);
    set(this.map.touchZoom, zoom);
    set(this.map.scrollWheelZoom, zoom);
  }

  showScaleBar(): void {
    control.scale({ imperial: false }).addTo(this.map);
  }

  goTo(at: LatLng, scale?: number): void {
    this.fitted = undefined;
    this.cause = 'update';
    this.map.setView(pointOf(at), scale ?? this.map.getZoom(), { animate: false });
  }

  drawMarkers(markers: MarkerData[]): void {
    this.pins.clearLayers();
    this.markers.clear();
    this.addMarkers(markers, false);
  }

  drawShapes(polygons: PolygonData[], polylines: PolylineData[], circles: CircleData[]): void {
    this.shapes.clearLayers();
    const layers = [...polygons.map(makePolygon), ...polylines.flatMap(makePolyline), ...circles.map(makeCircle)];
    for (const layer of layers) this.shapes.addLayer(layer);
  }

  async showHere(shown: boolean): Promise<void> {
    this.here.clearLayers();
    if (!shown) return;
    const at = await this.events.locate().catch(() => undefined);
    if (!at || this.isRemoved) return;
    const dot = document.createElement('div');
    dot.className = 'wx-map__here';
    const icon = divIcon({ className: '', html: dot, iconSize: [0, 0] });
    this.here.addLayer(marker(pointOf(at), { icon, interactive: false, keyboard: false }));
  }

  /** The place under a point of the window. */
  placeAt(clientX: number, clientY: number): LatLng {
    const { left, top } = this.element.getBoundingClientRect();
    return this.fromScreen({ x: clientX - left, y: clientY - top });
  }

  center(): LatLng {
    const { lat, lng } = this.map.getCenter();
    return { latitude: lat, longitude: lng };
  }

  region(): { southwest: LatLng; northeast: LatLng } {
    const bounds = this.map.getBounds();
    return {
      southwest: { latitude: bounds.getSouth(), longitude: bounds.getWest() },
      northeast: { latitude: bounds.getNorth(), longitude: bounds.getEast() },
    };
  }

  scale(): number {
    return this.map.getZoom();
  }

  async moveTo(at: LatLng | undefined): Promise<void> {
    this.goTo(at ?? (await this.events.locate()));
  }

  /** `padding` is top, right, bottom, left in pixels. */
  includePoints(points: LatLng[], padding: number[] = []): void {
    if (points.length === 0) return;
    this.fitted = { points, padding };
    const [top = 0, right = top, bottom = top, left = right] = padding;
    this.cause = 'update';
    this.map.fitBounds(points.map(pointOf) as LatLngBoundsExpression, {
      paddingTopLeft: [left, top],
      paddingBottomRight: [right, bottom],
      animate: false,
      maxZoom: 18,
    });
  }

  async translateMarker(id: number, to: LatLng, milliseconds: number): Promise<void> {
    const moved = this.markers.get(id);
    if (!moved) return;
    const from = moved.getLatLng();
    const started = performance.now();
    for (let share = 0; share < 1 && !this.isRemoved; ) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      share = milliseconds > 0 ? Math.min(1, Math.max(0, (now - started) / milliseconds)) : 1;
      const between = (start: number, end: number) => start + (end - start) * share;
      moved.setLatLng([between(from.lat, to.latitude), between(from.lng, to.longitude)]);
    }
  }

  addMarkers(markers: object[], clear: boolean): void {
    if (clear) this.removeMarkers([...this.markers.keys()]);
    for (const data of markers as MarkerData[]) {
      const made = makeMarker(data, this.events.showPicture);
      if (data.id !== undefined) {
        this.removeMarkers([data.id]);
        this.markers.set(data.id, made);
      }
      this.pins.addLayer(made);
    }
  }

  removeMarkers(ids: number[]): void {
    for (const id of ids) {
      const known = this.markers.get(id);
      if (known) this.pins.removeLayer(known);
      this.markers.delete(id);
    }
  }

  toScreen({ latitude, longitude }: LatLng): { x: number; y: number } {
    const { x, y } = this.map.latLngToContainerPoint([latitude, longitude]);
    return { x, y };
  }

  fromScreen({ x, y }: { x: number; y: number }): LatLng {
    const { lat, lng } = this.map.containerPointToLatLng([x, y]);
    return { latitude: lat, longitude: lng };
  }

  /** A finger or the wheel is on the map: what moves it now is the person. */
  private get isTouched(): boolean {
    return this.element.matches(':hover, :active');
  }

  private begin(cause: Cause): void {
    if (cause !== 'update') this.fitted = undefined;
    this.cause = cause;
    this.events.regionChange('begin', cause);
  }

  private finish(): void {
    this.events.regionChange('end', this.cause);
    this.cause = 'update';
  }

  /** The page gives the map its size late; what it should show must then be shown again. */
  private resized(): void {
    this.map.invalidateSize({ animate: false, pan: false });
    if (this.fitted) this.includePoints(this.fitted.points, this.fitted.padding);
  }
}
