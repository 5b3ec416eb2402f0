import { type DivIcon, divIcon, type Icon, icon } from 'leaflet';

/** WeChat's own marker: a red pin, its point at the place. */
export function pinIcon(): DivIcon {
  return divIcon({
    className: 'wx-map__pin',
    html: '<svg viewBox="0 0 26 36" width="26" height="36"><path d="M13 35S2 20.5 2 13a11 11 0 0 1 22 0c0 7.5-11 22-11 22z" fill="#e64340" stroke="#fff" stroke-width="1.5"/><circle cx="13" cy="13" r="4.5" fill="#fff"/></svg>',
    iconSize: [26, 36],
    iconAnchor: [13, 35],
  });
}

/** A marker's own picture. `anchor` is the point of the picture that stands on the place, in shares of its size. */
export function pictureIcon(url: string, width: number, height: number, anchor: { x: number; y: number }): Icon {
  return icon({ iconUrl: url, iconSize: [width, height], iconAnchor: [width * anchor.x, height * anchor.y] });
}
