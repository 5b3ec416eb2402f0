import { checkPlan } from '../cloudfunctions/division/check';
import type { PlanGrid } from '../cloudfunctions/division/plan';
import { codes, openidOf, type SmallTown, startSmallTown } from '../test/support/small-town';
import { percentile } from './callers';
import type { Report } from './report';

const [chen, office] = ['chen', 'office'].map(openidOf) as [string, string];
const community = codes.westCommunity;

/** What each action of a division costs, in the life of one plan, and how long looking a plan over takes. */
export async function measureDivision(functionsDir: string, report: Report): Promise<void> {
  report.table(['plan looked over', 'corners', 'findings', 'ms (median)', 'aim']);
  for (const count of [20, 60]) {
    const grids = tiles(count, 200);
    const runs = Array.from({ length: 5 }, () => {
      const start = performance.now();
      const { length } = checkPlan({ grids, border: null, neighbours: [] });
      return { length, ms: performance.now() - start };
    });
    const median = percentile(
      runs.map(({ ms }) => ms),
      0.5,
    );
    report.row([`${count} grids`, '200', String(runs[0]?.length), median.toFixed(0), '≤ 1000']);
  }
  process.env['BUILT_FUNCTIONS'] = functionsDir;
  // One instance: the person is known to it, as it is to one that serves them for a while.
  const town = await startSmallTown({ instances: 1 });
  try {
    report.table(['action', 'database calls', 'examined', 'aim']);
    await measureLife(town, report);
  } finally {
    await town.close();
  }
}

async function measureLife({ call, cloud }: SmallTown, report: Report): Promise<void> {
  async function row<T>(name: string, aim: number, result: Promise<T>): Promise<T> {
    const value = await result;
    const { databaseCalls, documentsExamined } = cloud.cost;
    report.row([name, String(databaseCalls), String(documentsExamined), `≤ ${aim} calls`]);
    return value;
  }
  const of = { community, version: 1 };
  await call(chen, 'division.open', { community });
  await call(office, 'division.open', { community });
  await row('overview', 4, call(office, 'division.overview', {}));
  await row('setDeadline', 1, call(office, 'division.setDeadline', { town: codes.town, date: '2026-12-01' }));
  const { edition, grids } = await row('begin', 15, call(chen, 'division.begin', { community }));
  await row('open', 12, call(chen, 'division.open', { community }));
  const changed = grids.map((grid) => ({ ...grid, name: `${grid.name}(基础)` }));
  const saved = await row('save', 12, call(chen, 'division.save', { ...of, edition, changed, removed: [] }));
  await row('compare', 2, call(chen, 'division.compare', { community, from: 0, to: 1 }));
  await row('exportFile', 2, call(chen, 'division.exportFile', { ...of, format: 'geojson' }));
  const handedIn = await row('submit', 20, call(chen, 'division.submit', { ...of, edition: saved.edition }));
  const back = await row('takeBack', 15, call(chen, 'division.takeBack', { ...of }));
  await call(chen, 'division.submit', { ...of, edition: back.edition });
  await row('sendBack', 15, call(office, 'division.sendBack', { ...of, words: '请写明小区' }));
  const next = await call(chen, 'division.begin', { community });
  const second = { community, version: next.version };
  await call(chen, 'division.submit', { ...second, edition: next.edition });
  // Accepted for today it is put in force at once.
  await row('accept (today, two grids)', 36, call(office, 'division.accept', { ...second, from: '2026-11-24' }));
  report.line(`a plan that was handed in is ${Buffer.byteLength(JSON.stringify(handedIn))} bytes (aim ≤ 1 MB)`);
}

/** Squares side by side, each side a line of many corners. */
function tiles(count: number, corners: number): PlanGrid[] {
  const [side, perSide] = [0.004, corners / 4];
  return Array.from({ length: count }, (_, index) => {
    const [west, south] = [117.2 + (index % 10) * side, 31.86 + Math.floor(index / 10) * side];
    const along = (part: number): [number, number] => {
      const share = ((part % perSide) / perSide) * side;
      if (part < perSide) return [west + share, south];
      if (part < 2 * perSide) return [west + side, south + share];
      if (part < 3 * perSide) return [west + side - share, south + side];
      return [west, south + side - share];
    };
    return {
      code: `${community}${String(index + 1).padStart(3, '0')}`,
      name: `第${index + 1}网格`,
      kind: 'propertyManaged',
      estates: [],
      border: [[...Array.from({ length: corners }, (__, part) => along(part)), along(0)]],
      households: 400,
      people: 1200,
      counted: 'hand',
      reason: '',
    };
  });
}
