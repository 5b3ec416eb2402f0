import { circle, type LatLngExpression, type Layer, polygon, polyline } from 'leaflet';
import type { LatLng } from './controls';

/** Polygons, lines and circles as pages write them. Colours are `#RRGGBB` or `#RRGGBBAA`, widths pixels, radii metres. */
export interface PolygonData {
  points?: LatLng[];
  strokeWidth?: number;
  strokeColor?: string;
  fillColor?: string;
  dashArray?: number[];
}

export interface PolylineData {
  id?: number;
  points?: LatLng[];
  color?: string;
  width?: number;
  dottedLine?: boolean;
  borderColor?: string;
  borderWidth?: number;
}

export interface CircleData {
  latitude: number;
  longitude: number;
  radius: number;
  color?: string;
  fillColor?: string;
  strokeWidth?: number;
}

export const pointOf = ({ latitude, longitude }: LatLng): LatLngExpression => [latitude, longitude];
const pointsOf = (points: LatLng[] | undefined) => (points ?? []).map(pointOf);

/** No colour at all draws nothing, as on a phone. */
const paint = (stroke: string | undefined, width: number | undefined, fill: string | undefined) => ({
  color: stroke ?? 'transparent',
  opacity: 1,
  weight: width ?? 0,
  stroke: Boolean(width),
  fill: fill !== undefined,
  fillColor: fill ?? 'transparent',
  fillOpacity: 1,
  interactive: false,
});

export function makePolygon(data: PolygonData): Layer {
  const dashArray = data.dashArray?.join(' ');
  return polygon(pointsOf(data.points), {
    ...paint(data.strokeColor ?? '#000000', data.strokeWidth ?? 1, data.fillColor),
    dashArray,
  });
}

/** A line with a border is two lines, the wider one below. */
export function makePolyline(data: PolylineData): Layer[] {
  const points = pointsOf(data.points);
  const width = data.width ?? 1;
  const border = data.borderWidth
    ? [polyline(points, paint(data.borderColor ?? '#000000', width + data.borderWidth * 2, undefined))]
    : [];
  const dashArray = data.dottedLine ? `${width * 2} ${width * 2}` : undefined;
  return [...border, polyline(points, { ...paint(data.color ?? '#000000', width, undefined), dashArray })];
}

export function makeCircle(data: CircleData): Layer {
  return circle([data.latitude, data.longitude], {
    radius: data.radius,
    ...paint(data.color ?? '#000000', data.strokeWidth ?? 1, data.fillColor),
  });
}
