import { polygon } from '@turf/helpers';
import { simplify } from '@turf/simplify';

/** A ring's corner: [longitude, latitude] in degrees. */
export type Corner = [longitude: number, latitude: number];

/** About 3 m at our latitudes: invisible on a map the width of a phone. */
const finestTolerance = 0.00003;
const maxCorners = 80;

/** A border as maps draw it, one a step of zoom. */
export interface Outlines {
  /** Zoom 13 and 14: a district's grids beside each other. */
  z13: Corner[];
  /** Zoom 15 and 16: a community. */
  z15: Corner[];
  /** From zoom 17 on: one grid. */
  z17: Corner[];
}

/** Degrees a pixel covers at zoom 0 of a web map whose tiles have 256 pixels. */
const degreesAtZoom0 = 360 / 256;

/**
 * A border for each step of zoom: what lies within a pixel of the line between its neighbours is left out, so that what
 * is sent follows what can be seen. Made once, when the border is written. Rings of [longitude, latitude], outer first.
 */
export function outlinesOf(coordinates: ReadonlyArray<readonly Corner[]>): Outlines {
  const ring = coordinates[0] ?? [];
  const at = (zoom: number): Corner[] => simpler(ring, degreesAtZoom0 / 2 ** zoom).map(rounded);
  return { z13: at(13), z15: at(15), z17: at(17) };
}

/** The step whose outline is drawn at a zoom. */
export function outlineAt(zoom: number): keyof Outlines {
  return zoom < 15 ? 'z13' : zoom < 17 ? 'z15' : 'z17';
}

/**
 * A ring with few enough corners for a small map (at most 80), the first repeated at the end. Leaves out corners that
 * lie closer to the line between their neighbours than a tolerance, which grows until the ring is small enough.
 */
export function outlineOf(ring: readonly Corner[]): Corner[] {
  let outline = [...ring];
  for (let tolerance = finestTolerance; outline.length > maxCorners; tolerance *= 2) outline = simpler(ring, tolerance);
  return outline;
}

/** By the method of Douglas and Peucker (1973); never less than a triangle. */
function simpler(ring: readonly Corner[], tolerance: number): Corner[] {
  if (ring.length < 5) return [...ring];
  const simple = simplify(polygon([ring as Corner[]]), { tolerance, highQuality: true });
  return (simple.geometry.coordinates[0] ?? []) as Corner[];
}

/** To about a metre: less than a pixel up to zoom 17. */
function rounded([longitude, latitude]: Corner): Corner {
  return [Math.round(longitude * 1e5) / 1e5, Math.round(latitude * 1e5) / 1e5];
}
