import { area } from '@turf/area';
import { bbox } from '@turf/bbox';
import { featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { kinks } from '@turf/kinks';
import gcoord from 'gcoord';

/** [longitude, latitude] in degrees. */
export type Point = [longitude: number, latitude: number];
export type Rings = Point[][];

/** Borders drawn along the same street by two people overlap in slivers: five metres by five are no dispute. */
export const overlapToleranceSquareMetres = 25;

/** A border traced from a photo has some hundred; looking for self-crossings takes the square of it. */
const mostCorners = 5_000;
const chinaWest = 73;
const chinaEast = 136;
const chinaSouth = 3;
const chinaNorth = 54;

/** Reads a GeoJSON geometry in WGS-84 (or CGCS2000, the same within centimetres), or says in Chinese what is wrong. */
export function readBorder(geometry: unknown): { rings: Rings } | { problem: string } {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'MultiPolygon') return { problem: '一个网格只能有一块范围（Polygon），这里有多块，请拆成多个网格' };
  if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length === 0) {
    return { problem: '没有网格范围，应为一个多边形（Polygon）' };
  }
  const rings: Rings = [];
  for (const ring of coordinates as unknown[]) {
    const read = readRing(ring);
    if ('problem' in read) return read;
    rings.push(read.ring);
  }
  const crossing = kinks(polygon(rings)).features[0]?.geometry.coordinates;
  if (crossing) {
    return { problem: `边界自相交，交点约在经度 ${crossing[0]?.toFixed(5)}、纬度 ${crossing[1]?.toFixed(5)}` };
  }
  if (area(polygon(rings)) < 1) return { problem: '网格范围的面积为零' };
  return { rings };
}

function readRing(ring: unknown): { ring: Point[] } | { problem: string } {
  if (!Array.isArray(ring) || ring.length < 4) return { problem: '边界至少要有 4 个点，首尾相同' };
  if (ring.length > mostCorners) return { problem: `边界有 ${ring.length} 个点，最多 ${mostCorners} 个，请先简化` };
  const points: Point[] = [];
  for (const corner of ring as unknown[]) {
    const [longitude, latitude] = Array.isArray(corner) ? (corner as unknown[]) : [];
    if (typeof longitude !== 'number' || typeof latitude !== 'number' || Number.isNaN(longitude + latitude))
      return { problem: '边界中有的点不是一对数字' };
    if (longitude < chinaWest || longitude > chinaEast || latitude < chinaSouth || latitude > chinaNorth) {
      return { problem: `点（${longitude}, ${latitude}）不在中国的经纬度范围内，请导出为 WGS-84 经纬度，经度在前` };
    }
    const last = points.at(-1);
    // Drawing tools leave a corner twice where somebody clicked twice.
    if (last?.[0] !== longitude || last[1] !== latitude) points.push([longitude, latitude]);
  }
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return { problem: '边界没有闭合，首尾两点应相同' };
  return { ring: points };
}

/** Square metres two borders share. */
export function overlapOf(a: Rings, b: Rings): number {
  if (!boxesMeet(a, b)) return 0;
  const shared = intersect(featureCollection([polygon(a), polygon(b)]));
  return shared ? area(shared) : 0;
}

function boxesMeet(a: Rings, b: Rings): boolean {
  const [west, south, east, north] = bbox(polygon(a));
  const [otherWest, otherSouth, otherEast, otherNorth] = bbox(polygon(b));
  return west < otherEast && otherWest < east && south < otherNorth && otherSouth < north;
}

/** The same border for WeChat's maps. Rounded to 0.1 m: corners that two grids share stay shared. */
export function toGcj02(rings: Rings): Rings {
  return rings.map((ring) => ring.map((point) => ourPoint(point).map(round) as Point));
}

/**
 * The same border for files. Turned back by `toGcj02` it is the stored one to the last digit; against what was surveyed
 * it is off by the rounding of `toGcj02`, at most 7 cm.
 */
export function toWgs84(rings: Rings): Rings {
  return rings.map((ring) => ring.map(surveyedPoint));
}

function ourPoint(point: Point): Point {
  return gcoord.transform(point, gcoord.WGS84, gcoord.GCJ02);
}

/** GCJ-02 has no inverse in a formula: the offset changes so slowly that a few steps find it to a millimetre. */
function surveyedPoint(wanted: Point): Point {
  let [longitude, latitude] = wanted;
  for (let step = 0; step < 6; step++) {
    const [east, north] = ourPoint([longitude, latitude]);
    longitude += wanted[0] - east;
    latitude += wanted[1] - north;
  }
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
