import { type DivIcon, divIcon } from 'leaflet';

/** WeChat's own marker: a red pin, its point at the place. */
export function pin(): SVGElement {
  const holder = document.createElement('div');
  holder.innerHTML =
    '<svg viewBox="0 0 26 36" width="26" height="36" aria-hidden="true">' +
    '<path d="M13 35S2 20.5 2 13a11 11 0 0 1 22 0c0 7.5-11 22-11 22z" fill="#e64340" stroke="#fff" stroke-width="1.5"/>' +
    '<circle cx="13" cy="13" r="4.5" fill="#fff"/></svg>';
  return holder.firstElementChild as SVGElement;
}

export function pinIcon(): DivIcon {
  return divIcon({ className: '', html: pin() as unknown as HTMLElement, iconSize: [26, 36], iconAnchor: [13, 35] });
}
