import { area } from '@turf/area';
import { type Degrees, lengthOf, type Plane } from './plane';
import { type Band, outsideBy, type Size } from './size';

/** How good one grid is. */
export interface GridQuality extends Size {
  squareMetres: number;
  /** Of its households from the average grid's: 0.1 is ten per cent more. */
  deviation: number;
  /** Polsby–Popper: 4π × area / perimeter²; 1 is a circle, a square is 0.79. */
  compactness: number;
  isOutside: boolean;
}

/** How good a division is. */
export interface Quality {
  /** The largest and the mean deviation, without sign. */
  largestDeviation: number;
  meanDeviation: number;
  leastCompactness: number;
  meanCompactness: number;
  /** Grids outside the band. */
  outside: number;
}

export function gridQuality(size: Size, ground: Degrees[][], average: Size, band: Band, plane: Plane): GridQuality {
  const squareMetres = area({ type: 'Polygon', coordinates: ground });
  const perimeter = ground.reduce((sum, ring) => sum + lengthOf(ring.map(plane.toMetres)), 0);
  return {
    ...size,
    squareMetres,
    deviation: average.households > 0 ? size.households / average.households - 1 : 0,
    compactness: perimeter > 0 ? (4 * Math.PI * squareMetres) / perimeter ** 2 : 0,
    isOutside: outsideBy(size.households, size.people, band) > 0,
  };
}

export function qualityOf(grids: readonly GridQuality[]): Quality {
  const deviations = grids.map((grid) => Math.abs(grid.deviation));
  const compactness = grids.map((grid) => grid.compactness);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    largestDeviation: Math.max(...deviations),
    meanDeviation: mean(deviations),
    leastCompactness: Math.min(...compactness),
    meanCompactness: mean(compactness),
    outside: grids.filter((grid) => grid.isOutside).length,
  };
}
