import { divIcon, type Marker, marker } from 'leaflet';
import { pin } from './icons';

/** A marker as pages write it. Lengths are pixels. */
export interface MarkerData {
  id?: number;
  latitude: number;
  longitude: number;
  title?: string;
  iconPath?: string;
  width?: number | string;
  height?: number | string;
  rotate?: number;
  alpha?: number;
  zIndex?: number;
  anchor?: { x: number; y: number };
  ariaLabel?: string;
  callout?: BoxData & { display?: 'BYCLICK' | 'ALWAYS' };
  label?: BoxData & { x?: number; y?: number };
}

/** A text box at a marker. */
interface BoxData {
  content?: string;
  color?: string;
  fontSize?: number;
  borderRadius?: number;
  borderWidth?: number;
  borderColor?: string;
  bgColor?: string;
  padding?: number;
  textAlign?: string;
  anchorX?: number;
  anchorY?: number;
}

/** Shows a source in an `<img>`; the component knows how to resolve paths. */
export type ShowPicture = (picture: HTMLImageElement, source: string) => void;

/**
 * A marker with its picture, label and callout as one element, marked with `data-marker` so that a tap can be told
 * apart. Its size need not be known: the element is shifted by its own anchor.
 */
export function makeMarker(data: MarkerData, showPicture: ShowPicture): Marker {
  const element = document.createElement('div');
  element.className = 'wx-map__marker';
  element.dataset['marker'] = String(data.id ?? '');
  const { x, y } = data.anchor ?? { x: 0.5, y: 1 };
  element.style.transform = `translate(${-x * 100}%, ${-y * 100}%)`;
  element.append(pictureOf(data, showPicture));
  if (data.label?.content) element.append(labelOf(data.label));
  const callout = calloutOf(data);
  if (callout) element.append(callout);
  element.setAttribute('role', 'button');
  element.setAttribute(
    'aria-label',
    data.ariaLabel ?? data.callout?.content ?? data.label?.content ?? data.title ?? '标记',
  );
  return marker([data.latitude, data.longitude], {
    icon: divIcon({ className: '', html: element, iconSize: [0, 0] }),
    opacity: data.alpha ?? 1,
    zIndexOffset: (data.zIndex ?? 0) * 1000,
    keyboard: false,
  });
}

function pictureOf(data: MarkerData, showPicture: ShowPicture): Element {
  const picture = data.iconPath ? document.createElement('img') : pin();
  if (picture instanceof HTMLImageElement && data.iconPath) {
    picture.alt = '';
    picture.draggable = false;
    showPicture(picture, data.iconPath);
  }
  const { style } = picture;
  if (data.width !== undefined) style.width = lengthOf(data.width);
  if (data.height !== undefined) style.height = lengthOf(data.height);
  if (data.rotate) style.transform = `rotate(${data.rotate}deg)`;
  return picture;
}

function calloutOf(data: MarkerData): HTMLElement | undefined {
  const box = data.callout?.content ? data.callout : data.title ? { content: data.title } : undefined;
  if (!box) return undefined;
  const element = boxOf('wx-map__callout', { padding: 8, borderRadius: 4, bgColor: '#fff', ...box });
  element.style.setProperty('--paper', box.bgColor ?? '#fff');
  const isAlways = 'display' in box && box.display === 'ALWAYS';
  element.hidden = !isAlways;
  return element;
}

function labelOf(label: BoxData & { x?: number; y?: number }): HTMLElement {
  const element = boxOf('wx-map__label', label);
  const right = label.anchorX ?? label.x ?? 0;
  const down = label.anchorY ?? label.y ?? 0;
  element.style.transform = `translate(${right}px, ${down}px)`;
  return element;
}

function boxOf(className: string, box: BoxData): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = box.content ?? '';
  Object.assign(element.style, {
    color: box.color ?? '#000',
    fontSize: `${box.fontSize ?? 12}px`,
    borderRadius: `${box.borderRadius ?? 0}px`,
    border: box.borderWidth ? `${box.borderWidth}px solid ${box.borderColor ?? '#000'}` : '',
    backgroundColor: box.bgColor ?? '',
    padding: `${box.padding ?? 0}px`,
    textAlign: box.textAlign ?? '',
  });
  return element;
}

/** Numbers are pixels; `rpx` and `px` may be written out. */
function lengthOf(value: number | string): string {
  const text = String(value);
  if (text.endsWith('rpx')) return `calc(${Number.parseFloat(text)} * var(--rpx))`;
  return /^[\d.]+$/.test(text) ? `${text}px` : text;
}
