import { area } from '@turf/area';
import { polygon } from '@turf/helpers';
import fc from 'fast-check';
import { checkPlan } from '../../../cloudfunctions/division/check';
import type { PlanGrid } from '../../../cloudfunctions/division/plan';
import type { Corner } from '../../../cloudfunctions/grid/outline';

const box = (west: number, south: number, east: number, north: number): Corner[][] => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

const planGrid = (index: number, border: Corner[][]): PlanGrid => ({
  code: `34010410000${index}`,
  name: `网格${index}`,
  kind: 'propertyManaged',
  estates: [],
  border,
  households: 400,
  people: 1200,
  counted: 'hand',
  reason: '',
});

const [west, south, side] = [117.2, 31.86, 0.02];
const community = box(west, south, west + side, south + side);
const check = (grids: PlanGrid[]) => checkPlan({ grids, border: { rings: [community], isOwn: true }, neighbours: [] });

/** Where a side of the square is cut, in tenths: cells are at least 200 m wide. */
const cuts = fc
  .uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 })
  .map((all) => [0, ...all.sort((a, b) => a - b), 10]);

function cells(columns: readonly number[], rows: readonly number[]): PlanGrid[] {
  const at = (start: number, cut = 0): number => start + (cut * side) / 10;
  return columns
    .slice(1)
    .flatMap((_, x) =>
      rows
        .slice(1)
        .map((_, y) =>
          planGrid(
            x * 100 + y,
            box(at(west, columns[x]), at(south, rows[y]), at(west, columns[x + 1]), at(south, rows[y + 1])),
          ),
        ),
    );
}

test('a square cut into cells, however it is cut, has nothing to find', () => {
  const isClean = fc.property(cuts, cuts, (columns, rows) => {
    expect(check(cells(columns, rows))).toEqual([]);
  });
  fc.assert(isClean, { numRuns: 25 });
});

test('a cell moved over its neighbour leaves as much uncovered behind it as it takes', () => {
  const isEven = fc.property(fc.integer({ min: 1, max: 9 }), (twentieths) => {
    const moved = (twentieths * side) / 20;
    const left = planGrid(1, box(west + moved, south, west + side / 2 + moved, south + side));
    const right = planGrid(2, box(west + side / 2, south, west + side, south + side));
    const findings = check([left, right]);
    const groundOf = (kind: string): number => findings.find((one) => one.kind === kind)?.squareMetres ?? 0;
    const strip = area(polygon(box(west, south, west + moved, south + side)));
    expect(groundOf('overlap') / strip).toBeCloseTo(1, 3);
    expect(groundOf('uncovered') / strip).toBeCloseTo(1, 3);
  });
  fc.assert(isEven, { numRuns: 20 });
});

test('a cell moved out of the square is told of as outside', () => {
  const [left, right] = cells([0, 5, 10], [0, 10]) as [PlanGrid, PlanGrid];
  const out = { ...right, border: box(west + side / 2, south, west + side * 1.1, south + side) };
  expect(check([left, out]).map(({ kind, grids }) => ({ kind, grids }))).toEqual([
    { kind: 'outside', grids: [right.code] },
  ]);
});
