import { centroid } from '@turf/centroid';
import { polygon } from '@turf/helpers';
import type { PlanGrid } from '../../cloudfunctions/division/plan';
import type { PlanView, SavedView } from '../../cloudfunctions/division/presenter';
import type { Corner } from '../../cloudfunctions/grid/outline';
import { dateOf } from '../../cloudfunctions/platform/duty-hours';
import { addressesCsv } from './addresses';
import type { Caller } from './caller';
import type { DemoTown } from './make-demo-town';
import { openidOf } from './people';
import { townCode } from './town';

/** Their grids can be counted and proposed. */
export const countedCommunities = ['340104100001', '340104100002'] as const;
/** Its plan waits for the town's office. */
export const handedInCommunity = '340104100007';
/** Its draft has something to mend. */
export const draftCommunity = '340104100003';

const hour = 3_600_000;
const day = 24 * hour;

interface Stage {
  call: Caller;
  /** Puts a file into the storage as a phone does; resolves to its file id. */
  upload(path: string, content: string): Promise<string>;
  /** Moves the clock of the local cloud to an instant. */
  moveTo(at: Date): void;
}

/** Begins the town's next division: a deadline, address points, a plan that was handed in and one that is being drawn. */
export async function playDivisions(town: DemoTown, now: Date, stage: Stage): Promise<void> {
  const { call, moveTo } = stage;
  const person = (id: string): string => {
    const found = town.staff.find((one) => one.id === id);
    if (!found) throw new RangeError(`no ${id} in the demo town`);
    return openidOf(found);
  };
  const lead = (community: string): string => person(`fz${community.slice(-3)}`);
  const at = (hoursAgo: number): void => moveTo(new Date(now.getTime() - hoursAgo * hour));

  at(72);
  const date = dateOf(new Date(now.getTime() + 6 * day));
  await call(person('zs001'), 'division', 'setDeadline', { town: townCode, date }, 'demo-division-deadline');

  for (const community of countedCommunities) {
    const fileName = `${community}-addresses.csv`;
    const fileId = await stage.upload(`imports/demo/${fileName}`, addressesCsv(town, community));
    const data = { community, fileId, fileName };
    await call(lead(countedCommunities[0]), 'division', 'importAddresses', data, `demo-division-points-${community}`);
  }

  at(50);
  const drawn = await begin(call, lead(handedInCommunity), handedInCommunity);
  const [first, second] = drawn.grids;
  if (!first || !second) throw new RangeError('a community with a single grid');
  const saved = await save(call, lead(handedInCommunity), drawn, moved(first, second));
  at(49);
  const { version } = drawn;
  const handedIn = { community: handedInCommunity, version, edition: saved.edition };
  await call(lead(handedInCommunity), 'division', 'submit', handedIn, 'demo-division-submit');

  at(3);
  const draft = await begin(call, lead(draftCommunity), draftCommunity);
  await save(call, lead(draftCommunity), draft, toBeMended(draft.grids));
  at(0);
}

async function begin(call: Caller, openid: string, community: string): Promise<PlanView> {
  return (await call(openid, 'division', 'begin', { community }, `demo-division-begin-${community}`)) as PlanView;
}

async function save(call: Caller, openid: string, plan: PlanView, changed: PlanGrid[]): Promise<SavedView> {
  const { version, edition } = plan;
  const community = plan.community.code;
  const data = { community, version, edition, changed, removed: [] };
  return (await call(openid, 'division', 'save', data, `demo-division-save-${community}`)) as SavedView;
}

/** A bend of the street between two grids, moved for both: some houses change sides. */
function moved(one: PlanGrid, other: PlanGrid): PlanGrid[] {
  const bend = bendBetween(one, other);
  const to = outward(one, bend, 0.0003);
  return [
    { ...withCorner(one, bend, to), households: one.households + 2, people: one.people + 4 },
    { ...withCorner(other, bend, to), households: other.households - 2, people: other.people - 4 },
  ];
}

/** One grid drawn into the next, another far too large. */
function toBeMended([first, second, third]: readonly PlanGrid[]): PlanGrid[] {
  if (!first || !second || !third) throw new RangeError('a community with two grids');
  const bend = bendBetween(first, second);
  return [
    withCorner(first, bend, outward(first, bend, 0.0008)),
    { ...third, households: 612, people: 1790, counted: 'hand' },
  ];
}

/** A corner both have, not a crossing at the end of their street, where a third grid touches. */
function bendBetween(one: PlanGrid, other: PlanGrid): string {
  const theirs = new Set(other.border[0]?.map(String));
  const ours = (one.border[0] ?? []).slice(0, -1).map(String);
  const isShared = (index: number): boolean => theirs.has(ours[(index + ours.length) % ours.length] ?? '');
  const bend = ours.find((_, index) => isShared(index - 1) && isShared(index) && isShared(index + 1));
  if (!bend) throw new RangeError(`${one.code} and ${other.code} do not touch`);
  return bend;
}

/** Some way from a corner, away from the grid's middle. */
function outward({ border }: PlanGrid, corner: string, degrees: number): Corner {
  const [x = 0, y = 0] = centroid(polygon(border)).geometry.coordinates;
  const [longitude = 0, latitude = 0] = corner.split(',').map(Number);
  const far = Math.hypot(longitude - x, latitude - y);
  const step = (from: number, by: number): number => Math.round((from + (by / far) * degrees) * 1e6) / 1e6;
  return [step(longitude, longitude - x), step(latitude, latitude - y)];
}

function withCorner(grid: PlanGrid, corner: string, to: Corner): PlanGrid {
  const border = grid.border.map((ring) => ring.map((one) => (String(one) === corner ? to : one)));
  return { ...grid, border, counted: 'hand' };
}
