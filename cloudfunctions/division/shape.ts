import { area } from '@turf/area';
import { bbox } from '@turf/bbox';
import { difference } from '@turf/difference';
import { featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { union } from '@turf/union';

import type { Corner } from '../grid/outline';

/** Rings in GCJ-02 degrees, outer first. */
export type Rings = Corner[][];

/** Some ground, in one piece or several. null is no ground. */
export type Shape = ReturnType<typeof union>;

/** A border as the geometry packages take it. */
export const shapeOf = (rings: Rings) => polygon(rings);

export function squareMetres(ground: Shape): number {
  return ground ? area(ground) : 0;
}

/** What two grounds share. */
export function shared(a: Shape, b: Shape): Shape {
  if (!a || !b || !boxesMeet(a, b)) return null;
  return intersect(featureCollection([a, b]));
}

/** All of them together. */
export function together(grounds: ReadonlyArray<NonNullable<Shape>>): Shape {
  const [first, ...others] = grounds;
  if (!first) return null;
  return others.length === 0 ? first : union(featureCollection([first, ...others]));
}

/** What of `a` is not in `b`. */
export function without(a: Shape, b: Shape): Shape {
  if (!a || !b) return a;
  return difference(featureCollection([a, b]));
}

/** Its pieces, each with its holes, the largest first. */
export function piecesOf(ground: Shape): Rings[] {
  if (!ground) return [];
  const { geometry } = ground;
  const pieces = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Rings[];
  return [...pieces].sort((a, b) => area(polygon(b)) - area(polygon(a)));
}

function boxesMeet(a: NonNullable<Shape>, b: NonNullable<Shape>): boolean {
  const [west, south, east, north] = bbox(a);
  const [otherWest, otherSouth, otherEast, otherNorth] = bbox(b);
  return west < otherEast && otherWest < east && south < otherNorth && otherSouth < north;
}
