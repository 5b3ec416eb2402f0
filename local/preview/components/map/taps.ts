import type { GeneralComponent } from 'glass-easel';
import type { MapView } from './map-view';

interface TapEvent {
  detail: unknown;
  stopPropagation(): void;
}

/**
 * A tap on the map: on a marker, its label or callout it becomes `markertap`, `labeltap` or `callouttap` and goes no
 * further; elsewhere it stays a tap, with the place added to what it tells.
 */
export function tapOnMap(component: GeneralComponent, view: MapView, event: TapEvent): void {
  const detail = event.detail as { x: number; y: number; latitude?: number; longitude?: number };
  const { clientX, clientY } = windowPoint(detail);
  const hit = document.elementFromPoint(clientX, clientY);
  const marker = hit?.closest<HTMLElement>('.wx-map__marker');
  if (!marker) {
    Object.assign(detail, view.placeAt(clientX, clientY));
    return;
  }
  event.stopPropagation();
  const markerId = Number(marker.dataset['marker']);
  if (hit?.closest('.wx-map__callout')) component.triggerEvent('callouttap', { markerId });
  else if (hit?.closest('.wx-map__label')) component.triggerEvent('labeltap', { markerId });
  else {
    showCallout(marker);
    component.triggerEvent('markertap', { markerId });
  }
}

/** `BYCLICK`: the tapped marker's callout shows, the one shown before goes. */
function showCallout(marker: HTMLElement): void {
  const pane = marker.closest('.leaflet-marker-pane');
  for (const callout of pane?.querySelectorAll<HTMLElement>('.wx-map__callout[data-shown]') ?? []) {
    callout.hidden = true;
    delete callout.dataset['shown'];
  }
  const callout = marker.querySelector<HTMLElement>('.wx-map__callout[hidden]');
  if (!callout) return;
  callout.hidden = false;
  callout.dataset['shown'] = '';
}

/** The tap's place in the document, which WeChat's events tell, as a place in the window. */
function windowPoint({ x, y }: { x: number; y: number }): { clientX: number; clientY: number } {
  const { viewport, scroller } = window.__phone.currentPage();
  const { left, top } = viewport.getBoundingClientRect();
  return { clientX: x + left, clientY: y - scroller.scrollTop + top };
}
