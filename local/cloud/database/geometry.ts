import booleanIntersects from '@turf/boolean-intersects';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import booleanWithin from '@turf/boolean-within';
import { isPlainObject } from './ejson';
import { requestFailed } from './errors';

export type Position = [longitude: number, latitude: number];

interface Shape {
  Point: Position;
  MultiPoint: Position[];
  LineString: Position[];
  MultiLineString: Position[][];
  Polygon: Position[][];
  MultiPolygon: Position[][][];
}
/** The GeoJSON the SDK knows: WGS-like longitude and latitude in degrees. */
export type Geometry = { [Type in keyof Shape]: { type: Type; coordinates: Shape[Type] } }[keyof Shape];

/** West, south, east, north in degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/** MongoDB's radius of the earth in metres: distances and `$centerSphere` radians are computed with it. */
export const EARTH_RADIUS = 6_378_100;

const DEPTH = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

/** Reads a stored value as a geometry; undefined when it is none (a query then just does not find it). */
export function asGeometry(value: unknown): Geometry | undefined {
  if (!isPlainObject(value) || typeof value['type'] !== 'string') return undefined;
  if (!Object.hasOwn(DEPTH, value['type'])) return undefined;
  const depth = DEPTH[value['type'] as keyof Shape];
  return isNested(value['coordinates'], depth) ? (value as unknown as Geometry) : undefined;
}

/** @throws DatabaseError when the value is no geometry of valid longitudes and latitudes */
export function requireGeometry(value: unknown): Geometry {
  const geometry = asGeometry(value);
  if (geometry === undefined) throw requestFailed(`unknown GeoJSON type: ${JSON.stringify(value)}`);
  return geometry;
}

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  if (depth > 0) return value.every((part) => isNested(part, depth - 1));
  const [longitude, latitude] = value;
  return isDegree(longitude, 180) && isDegree(latitude, 90);
}

function isDegree(value: unknown, most: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= most;
}

/** All positions of a geometry, one after another. */
export function positions(geometry: Geometry): Position[] {
  return flatten(geometry.coordinates, DEPTH[geometry.type]);
}

function flatten(coordinates: unknown, depth: number): Position[] {
  if (depth === 0) return [coordinates as Position];
  return (coordinates as unknown[]).flatMap((part) => flatten(part, depth - 1));
}

export function boundingBox(geometry: Geometry): Box {
  const box: Box = [180, 90, -180, -90];
  for (const [longitude, latitude] of positions(geometry)) {
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  }
  return box;
}

/** A box that holds every point within `metres` of the centre. Reaches round the whole earth near a pole or the date line. */
export function boxAround([longitude, latitude]: Position, metres: number): Box {
  const radians = metres / EARTH_RADIUS;
  const degrees = (radians * 180) / Math.PI + 1e-9;
  const [south, north] = [latitude - degrees, latitude + degrees];
  const widest = Math.cos((Math.min(90, Math.max(Math.abs(south), Math.abs(north))) * Math.PI) / 180);
  const half = widest <= 1e-9 ? 360 : degrees / widest;
  if (south <= -90 || north >= 90 || longitude - half < -180 || longitude + half > 180)
    return [-180, Math.max(-90, south), 180, Math.min(90, north)];
  return [longitude - half, south, longitude + half, north];
}

/** Metres between two positions along the sphere. */
export function distance([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lng2 - lng1) * rad) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
}

/**
 * Metres from a position to the nearest position of a geometry, 0 inside a polygon.
 * For lines and polygons only their corners are measured: our data asks for distances to points.
 */
export function distanceTo(from: Position, geometry: Geometry): number {
  if ((geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') && booleanPointInPolygon(from, geometry))
    return 0;
  return Math.min(...positions(geometry).map((position) => distance(from, position)));
}

/**
 * True when the geometry lies wholly inside the area.
 * Edges are straight in degrees, not great circles as MongoDB's: within a town the difference is millimetres.
 */
export function isWithin(geometry: Geometry, area: Geometry): boolean {
  if (area.type !== 'Polygon' && area.type !== 'MultiPolygon')
    throw requestFailed(`$geoWithin not supported with provided geometry: ${area.type}`);
  const inside = (position: Position) => booleanPointInPolygon(position, area);
  switch (geometry.type) {
    case 'Point':
      return inside(geometry.coordinates);
    case 'MultiPoint':
      return geometry.coordinates.every(inside);
    case 'MultiLineString':
      return geometry.coordinates.every((line) => isWithin({ type: 'LineString', coordinates: line }, area));
    case 'MultiPolygon':
      return geometry.coordinates.every((polygon) => isWithin({ type: 'Polygon', coordinates: polygon }, area));
    default:
      if (!positions(geometry).every(inside)) return false;
      return polygonsOf(area).some((polygon) => booleanWithin(geometry, { type: 'Polygon', coordinates: polygon }));
  }
}

function polygonsOf(area: Geometry & { type: 'Polygon' | 'MultiPolygon' }): Position[][][] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

/** True when the two have a point in common, a shared border included. */
export function intersects(a: Geometry, b: Geometry): boolean {
  return booleanIntersects(a, b);
}
