import type { Degrees } from '../division/propose/plane';
import { readBorder } from './border';
import { featureLines, lineAt } from './feature-lines';
import type { Position, Problems } from './problem';

interface Geometry {
  type?: unknown;
  coordinates?: unknown;
}

/** The border of a community: a GeoJSON with a single polygon, in WGS-84. Undefined when it is wrong. */
export function readCommunityBorder(file: string, text: string, problems: Problems): Degrees[][] | undefined {
  const geometries = readGeometries(file, text, problems);
  const [only] = geometries;
  if (!only || geometries.length > 1) {
    if (only) problems.error({ file }, '', `社区边界应只有一个多边形，这里有 ${geometries.length} 个`);
    return undefined;
  }
  const read = readBorder(only.geometry);
  if ('rings' in read) return read.rings;
  // The import speaks of grids; here it is the community's border.
  problems.error(
    only.at,
    'geometry',
    read.problem.replaceAll('网格范围', '社区边界').replace('一个网格', '一个社区').replace('，请拆成多个网格', ''),
  );
  return undefined;
}

/** Lines that borders should run along: LineString, MultiLineString, or polygons (a river) by their outlines, in WGS-84. */
export function readBarriers(file: string, text: string, problems: Problems): Degrees[][] {
  return readGeometries(file, text, problems).flatMap(({ geometry, at }) => {
    const lines = linesOf(geometry);
    if (lines?.every(isLine)) return lines as Degrees[][];
    problems.error(at, 'geometry', '应为至少两个点的线（LineString），每个点为中国范围内的经度、纬度（WGS-84）');
    return [];
  });
}

function linesOf({ type, coordinates }: Geometry): unknown[] | undefined {
  if (!Array.isArray(coordinates)) return undefined;
  const list = coordinates as unknown[];
  if (type === 'LineString') return [list];
  if (type === 'MultiLineString' || type === 'Polygon') return list;
  return type === 'MultiPolygon' ? list.flat() : undefined;
}

function isLine(line: unknown): boolean {
  return Array.isArray(line) && line.length > 1 && line.every(isPoint);
}

function isPoint(point: unknown): boolean {
  const [longitude, latitude] = Array.isArray(point) ? (point as unknown[]) : [];
  return (
    typeof longitude === 'number' &&
    longitude >= 73 &&
    longitude <= 136 &&
    typeof latitude === 'number' &&
    latitude >= 3 &&
    latitude <= 54
  );
}

/** The geometries of a FeatureCollection, of a Feature, or the geometry that the file is. */
function readGeometries(file: string, text: string, problems: Problems): Array<{ geometry: Geometry; at: Position }> {
  let json: { type?: unknown; features?: unknown; geometry?: unknown } | null;
  try {
    json = JSON.parse(text) as typeof json;
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position ? { line: lineAt(text, Number(position)) } : {};
    problems.error({ file, ...line }, '', '不是规范的 JSON，文件可能不完整');
    return [];
  }
  if (json?.type === 'FeatureCollection' && Array.isArray(json.features) && json.features.length > 0) {
    const lines = featureLines(text);
    return (json.features as Array<{ geometry?: Geometry } | null>).map((feature, index) => {
      const line = lines[index];
      return { geometry: feature?.geometry ?? {}, at: { file, ...(line ? { line } : {}) } };
    });
  }
  if (json?.type === 'Feature') return [{ geometry: (json.geometry ?? {}) as Geometry, at: { file, line: 1 } }];
  if (json && 'coordinates' in json) return [{ geometry: json as Geometry, at: { file, line: 1 } }];
  problems.error({ file }, 'type', '应为 GeoJSON，里面至少要有一个图形');
  return [];
}
