import { type GridKind, gridKindNames } from '../grid/grid';
import { type Rings, toWgs84 } from './border';
import { borderText } from './border-text';
import { type TableFormat, type WrittenColumn, writeTable } from './write-table';

/** A grid that goes into a file: of a plan or in force. */
export interface WrittenGrid {
  code: string;
  name: string;
  kind: GridKind;
  community: string;
  households: number;
  people: number;
  estates: readonly string[];
  /** GCJ-02 degrees, as it is stored. */
  border: Rings;
}

export type GridsFormat = TableFormat | 'geojson';

const columns: ReadonlyArray<WrittenColumn<WrittenGrid>> = [
  { name: '编号', width: 18, value: ({ code }) => code },
  { name: '名称', width: 18, value: ({ name }) => name },
  { name: '类型', width: 12, value: ({ kind }) => gridKindNames[kind] },
  { name: '社区代码', width: 16, value: ({ community }) => community },
  { name: '户数', width: 8, value: ({ households }) => households },
  { name: '人口', width: 8, value: ({ people }) => people },
  { name: '小区', width: 30, value: ({ estates }) => estates.join('；') },
  { name: '边界', width: 40, value: ({ border }) => borderText(toWgs84(border)) },
];

/** Excel takes no more in a cell. A border of 1,400 corners has more. */
const mostCellLength = 32_767;

/** Grids as a file that `readGridsFile` takes again, unchanged; borders in WGS-84. */
export function writeGrids(grids: readonly WrittenGrid[], format: GridsFormat): Buffer | { tooLong: WrittenGrid } {
  if (format === 'geojson') return Buffer.from(geoJson(grids));
  const tooLong = grids.find(({ border }) => format === 'xlsx' && borderText(toWgs84(border)).length > mostCellLength);
  return tooLong ? { tooLong } : writeTable(columns, grids, format, '网格');
}

/** One grid a line. Programs of maps read WGS-84 by default; the property says so to people. */
function geoJson(grids: readonly WrittenGrid[]): string {
  const lines = grids.map(({ code, name, kind, community, households, people, estates, border }) =>
    JSON.stringify({
      type: 'Feature',
      properties: {
        code,
        name,
        kind: gridKindNames[kind],
        community,
        households,
        people,
        estates: estates.join('；'),
        coordinateSystem: 'WGS-84',
      },
      geometry: { type: 'Polygon', coordinates: toWgs84(border) },
    }),
  );
  return `{"type":"FeatureCollection","name":"grids","features":[\n${lines.join(',\n')}\n]}\n`;
}
