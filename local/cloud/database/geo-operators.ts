import { isPlainObject } from './ejson';
import { requestFailed } from './errors';
import {
  positions as allPositions,
  asGeometry,
  type Box,
  boundingBox,
  boxAround,
  distanceTo,
  EARTH_RADIUS,
  intersects,
  isWithin,
  type Position,
  requireGeometry,
} from './geometry';

/** What a geo operator asks, read once. Distances in metres. */
export type GeoQuery =
  | { kind: 'area'; box: Box; test: (value: unknown) => boolean }
  | { kind: 'near'; center: Position; minDistance: number; maxDistance: number; test: (value: unknown) => boolean };

/** The test of `$geoWithin`, `$geoIntersects` or `$nearSphere` on one value. */
export function geoTest(operator: string, operand: unknown): (value: unknown) => boolean {
  return readGeoQuery(operator, operand).test;
}

/** @throws DatabaseError when the operand is malformed */
export function readGeoQuery(operator: string, operand: unknown): GeoQuery {
  if (!isPlainObject(operand)) throw requestFailed(`${operator} needs an object`);
  if (operator === '$nearSphere') return readNear(operand);
  if (operator === '$geoWithin' && operand['$centerSphere'] !== undefined) return readCircle(operand['$centerSphere']);
  const geometry = requireGeometry(operand['$geometry']);
  const holds = operator === '$geoWithin' ? isWithin : intersects;
  return {
    kind: 'area',
    box: boundingBox(geometry),
    test: (value) => {
      const found = asGeometry(value);
      return found !== undefined && holds(found, geometry);
    },
  };
}

function readNear(operand: Record<string, unknown>): GeoQuery {
  const geometry = requireGeometry(operand['$geometry']);
  if (geometry.type !== 'Point') throw requestFailed('$nearSphere needs a point');
  return nearQuery(geometry.coordinates, metres(operand['$minDistance'], 0), metres(operand['$maxDistance'], Infinity));
}

/** Everything between two distances (metres) of a point; also what `$geoNear` asks. */
export function nearQuery(center: Position, minDistance: number, maxDistance: number): GeoQuery & { kind: 'near' } {
  return {
    kind: 'near',
    center,
    minDistance,
    maxDistance,
    test: (value) => {
      const found = asGeometry(value);
      if (found === undefined) return false;
      const away = distanceTo(center, found);
      return away >= minDistance && away <= maxDistance;
    },
  };
}

function metres(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'number' || !(value >= 0)) throw requestFailed('a distance must be a non-negative number');
  return value;
}

/** `$centerSphere: [[lng, lat], radians]`: only points are inside a circle, other shapes when all their corners are. */
function readCircle(operand: unknown): GeoQuery {
  const [center, radians] = Array.isArray(operand) ? operand : [];
  const point = asGeometry({ type: 'Point', coordinates: center });
  if (point?.type !== 'Point' || typeof radians !== 'number' || !(radians >= 0))
    throw requestFailed('$centerSphere needs [[longitude, latitude], radius in radians]');
  const radius = radians * EARTH_RADIUS;
  return {
    kind: 'area',
    box: boxAround(point.coordinates, radius),
    test: (value) => {
      const found = asGeometry(value);
      return found !== undefined && farthest(point.coordinates, found) <= radius;
    },
  };
}

function farthest(center: Position, geometry: NonNullable<ReturnType<typeof asGeometry>>): number {
  return Math.max(
    ...allPositions(geometry).map((position) => distanceTo(center, { type: 'Point', coordinates: position })),
  );
}
