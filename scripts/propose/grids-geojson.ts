import { chineseNumber } from '../../cloudfunctions/division/chinese-number';
import type { Proposal, ProposedGrid } from '../../cloudfunctions/division/propose/propose';
import type { PointRow } from '../../cloudfunctions/exchange/points-file';
import { type GridKind, gridKindNames } from '../../cloudfunctions/grid/grid';

/** Where the grids are, and how long their codes are. */
export interface Numbering {
  community: string;
  gridDigits: number;
  /** Of a grid no row of which says its kind. */
  kind: GridKind;
}

/** A grid's name is the same in report and file. */
export const gridName = (index: number): string => `第${chineseNumber(index + 1)}网格`;

export function gridCode({ community, gridDigits }: Numbering, index: number): string {
  return `${community}${String(index + 1).padStart(gridDigits - community.length, '0')}`;
}

/** The file that `npm run import` takes, one grid a line, in WGS-84. */
export function gridsGeoJson({ grids }: Proposal, rows: readonly PointRow[], numbering: Numbering): string {
  const lines = grids.map((grid, index) =>
    JSON.stringify({
      type: 'Feature',
      properties: {
        code: gridCode(numbering, index),
        name: gridName(index),
        kind: gridKindNames[mostly(grid, rows, ({ kind }) => kind)[0] ?? numbering.kind],
        households: grid.households,
        people: grid.people,
        estates: mostly(grid, rows, ({ estate }) => estate || undefined).join('；'),
        community: numbering.community,
      },
      geometry: { type: 'Polygon', coordinates: grid.border },
    }),
  );
  return `{"type":"FeatureCollection","name":"grids","features":[\n${lines.join(',\n')}\n]}\n`;
}

/** What the rows of a grid say, by households: that of most of them first. */
function mostly<Word extends string>(
  grid: ProposedGrid,
  rows: readonly PointRow[],
  wordOf: (row: PointRow) => Word | undefined,
): Word[] {
  const households = new Map<Word, number>();
  for (const index of grid.addresses) {
    const row = rows[index];
    const word = row && wordOf(row);
    if (row && word) households.set(word, (households.get(word) ?? 0) + row.households);
  }
  return [...households].sort(([, a], [, b]) => b - a).map(([word]) => word);
}
