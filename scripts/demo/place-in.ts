import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { centroid } from '@turf/centroid';
import { polygon } from '@turf/helpers';
import gcoord from 'gcoord';
import type { Point } from '../../cloudfunctions/exchange/border';
import type { DemoGrid } from './demo-grids';
import type { Random } from './random';

/** A point somewhere in a grid, in GCJ-02 degrees as the phone's map gives it. */
export function gcj02PlaceIn(grid: DemoGrid, random: Random): { longitude: number; latitude: number } {
  const [longitude, latitude] = gcoord.transform(placeIn(grid.border, random), gcoord.WGS84, gcoord.GCJ02);
  return { longitude, latitude };
}

/** A point in a grid, in WGS-84 degrees as surveys give it; a little away from the border, in whatever datum it is drawn. */
export function wgs84PlaceIn({ border }: DemoGrid, random: Random): Point {
  const middle = centroid(polygon([border])).geometry.coordinates;
  const inward = (degrees: number, axis: 0 | 1): number => degrees + ((middle[axis] ?? degrees) - degrees) * 0.06;
  const [longitude, latitude] = placeIn(border, random);
  return [inward(longitude, 0), inward(latitude, 1)];
}

function placeIn(border: Point[], random: Random): Point {
  const area = polygon([border]);
  const longitudes = border.map(([longitude]) => longitude);
  const latitudes = border.map(([, latitude]) => latitude);
  for (;;) {
    const point: Point = [
      random.between(Math.min(...longitudes), Math.max(...longitudes)),
      random.between(Math.min(...latitudes), Math.max(...latitudes)),
    ];
    if (booleanPointInPolygon(point, area)) return point;
  }
}
