/**
 * The border in a cell of a table, as GeoJSON for `readBorder`: WKT (`POLYGON((117.2 31.8, …))`), or points set apart by
 * spaces, semicolons or line breaks (`117.2,31.8 117.3,31.8 …`), which close by themselves. Undefined for anything else.
 */
export function borderGeometry(text: string): { type: string; coordinates: unknown } | undefined {
  const [, type, body = ''] = /^(?:SRID=\d+;)?\s*(POLYGON|MULTIPOLYGON)\s*(\(.*\))\s*$/is.exec(text) ?? [];
  if (type?.toUpperCase() === 'MULTIPOLYGON') return { type: 'MultiPolygon', coordinates: [] };
  if (type) {
    const rings = [...body.matchAll(/\(([^()]+)\)/g)].map(([, ring = '']) => ring.split(',').map(pairOf));
    return { type: 'Polygon', coordinates: rings };
  }
  if (!/^[\d.,，;；\s]+$/.test(text)) return undefined;
  const points = text
    .replaceAll('，', ',')
    .replace(/\s*,\s*/g, ',')
    .split(/[;；\s]+/)
    .filter(Boolean)
    .map(pairOf);
  const [first, last] = [points[0], points.at(-1)];
  if (first && (first[0] !== last?.[0] || first[1] !== last?.[1])) points.push(first);
  return { type: 'Polygon', coordinates: [points] };
}

/** The border as the cell of a table: WKT, which other programs read too. */
export function borderText(rings: ReadonlyArray<ReadonlyArray<readonly [number, number]>>): string {
  return `POLYGON(${rings.map((ring) => `(${ring.map(([x, y]) => `${x} ${y}`).join(',')})`).join(',')})`;
}

/** What is no number stays none, and `readBorder` says so. */
function pairOf(text: string): [number, number] {
  const [longitude = Number.NaN, latitude = Number.NaN] = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return [longitude, latitude];
}
