import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { polygon } from '@turf/helpers';
import gcoord from 'gcoord';
import type { DemoGrid } from './demo-grids';
import type { Random } from './random';

/** A point somewhere in a grid, in GCJ-02 degrees as the phone's map gives it. */
export function gcj02PlaceIn(grid: DemoGrid, random: Random): { longitude: number; latitude: number } {
  const area = polygon([grid.border]);
  const longitudes = grid.border.map(([longitude]) => longitude);
  const latitudes = grid.border.map(([, latitude]) => latitude);
  for (;;) {
    const point: [number, number] = [
      random.between(Math.min(...longitudes), Math.max(...longitudes)),
      random.between(Math.min(...latitudes), Math.max(...latitudes)),
    ];
    if (!booleanPointInPolygon(point, area)) continue;
    const [longitude, latitude] = gcoord.transform(point, gcoord.WGS84, gcoord.GCJ02);
    return { longitude, latitude };
  }
}
