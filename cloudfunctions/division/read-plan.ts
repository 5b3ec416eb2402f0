import { isDeepStrictEqual } from 'node:util';
import { bbox } from '@turf/bbox';
import { multiPolygon } from '@turf/helpers';
import type { Grid, Region } from '../grid/grid';
import { outlineOf } from '../grid/outline';
import { findRegions } from '../grid/repository';
import { AppError } from '../platform/errors';
import type { Actor } from '../platform/identity';
import { checkPlan } from './check';
import { nextCode } from './codes';
import type { Plan, PlanGrid, PlanHand } from './plan';
import { canDo, mayRead } from './plan-states';
import type { Finding, HandView, PlanView } from './presenter';
import {
  countHeld,
  findPlan,
  listAcceptedBeside,
  listCodesEver,
  listGridsAround,
  listVersions,
  listWholeGrids,
  readPoints,
} from './repository';
import { piecesOf, type Rings, shapeOf, together } from './shape';
import type { AddressPoint } from './sizes';

/** A community with what its plans are judged by. */
export interface Surroundings {
  community: Region;
  town: Region;
  /** In force now. */
  grids: Grid[];
  points: AddressPoint[];
}

/** @throws NOT_FOUND no such community; FORBIDDEN the actor reads no plans there. Five database calls. */
export async function readSurroundings(actor: Actor, code: string): Promise<Surroundings> {
  if (!mayRead(actor, code)) throw new AppError('FORBIDDEN', 'reads no plans here', '您不能看这里的划分方案');
  const [[community], grids, points] = await Promise.all([findRegions([code]), listWholeGrids(code), readPoints(code)]);
  if (community?.level !== 'community') throw new AppError('NOT_FOUND', 'no such community', '没有这个社区或村');
  const [town] = await findRegions([community.parent]);
  if (!town) throw new AppError('INTERNAL', `no town of ${code}`);
  return { community, town, grids, points };
}

/** A grid in force as plans say it. */
export function asPlanned(grid: Grid): PlanGrid {
  const { code, name, kind, estates, borderGcj02, households, people } = grid;
  return {
    code,
    name,
    kind,
    estates,
    border: borderGcj02.coordinates,
    households,
    people,
    counted: 'hand',
    reason: '',
  };
}

/** What the community covers: its own border, or its grids in force together. */
export function borderOf({
  community,
  grids,
}: Pick<Surroundings, 'community' | 'grids'>): { rings: Rings[]; isOwn: boolean } | null {
  if (community.borderRingsGcj02) return { rings: [community.borderRingsGcj02], isOwn: true };
  if (grids.length === 0) return null;
  return { rings: piecesOf(together(grids.map(({ borderGcj02 }) => shapeOf(borderGcj02.coordinates)))), isOwn: false };
}

/**
 * All findings of grids, against the neighbours' grids in force and those that will be by plans accepted already. Two
 * database calls for the neighbours, one each accepted plan among them.
 */
export async function findingsOf(surroundings: Surroundings, grids: readonly PlanGrid[]): Promise<Finding[]> {
  if (grids.length === 0) return [];
  const { community, town } = surroundings;
  const [west, south, east, north] = bbox(multiPolygon(grids.map(({ border }) => border)));
  const [around, accepted] = await Promise.all([
    listGridsAround({ west, south, east, north }),
    acceptedAround(town.code, community.code),
  ]);
  const inForce = around.filter((grid) => grid.community !== community.code);
  // One that stays as it is would be told twice.
  const coming = accepted.filter(
    (grid) =>
      !inForce.some((other) => other.code === grid.code && isDeepStrictEqual(other.borderGcj02, grid.borderGcj02)),
  );
  return checkPlan({ grids, border: borderOf(surroundings), neighbours: [...inForce, ...coming] });
}

/** The grids of accepted plans beside a community, called as such. */
async function acceptedAround(
  town: string,
  community: string,
): Promise<Array<Pick<Grid, 'code' | 'name' | 'communityName' | 'borderGcj02'>>> {
  const plans = await listAcceptedBeside(town, community);
  if (plans.length === 0) return [];
  const names = new Map(
    (await findRegions(plans.map((plan) => plan.community))).map((one) => [one.code, one.shortName]),
  );
  return plans.flatMap((plan) =>
    plan.grids.map(({ code, name, border }) => ({
      code,
      name,
      communityName: `${names.get(plan.community) ?? ''}（已通过的方案）`,
      borderGcj02: { type: 'Polygon' as const, coordinates: border },
    })),
  );
}

const workloadDays = 90;
const mostCases = 1000;

/** The whole view of a plan, or of the grids in force where there is none. About nine database calls. */
export async function viewOf(
  actor: Actor,
  surroundings: Surroundings,
  version: number | undefined,
  now: Date,
): Promise<PlanView> {
  const { community, town, grids: inForce, points } = surroundings;
  const versions = await listVersions(community.code);
  const wanted = version ?? versions[0]?.version ?? 0;
  const isThere = versions.some((one) => one.version === wanted);
  const plan = wanted > 0 || isThere ? await findPlan(community.code, wanted) : undefined;
  if (wanted > 0 && !plan) throw new AppError('NOT_FOUND', 'no such version', '没有这个版本的划分方案');
  const grids = plan?.grids ?? inForce.map(asPlanned);
  const since = new Date(now.getTime() - workloadDays * 86_400_000);
  const [findings, held, codes] = await Promise.all([
    findingsOf(surroundings, grids),
    countHeld(
      inForce.map(({ code }) => code),
      since,
      mostCases,
    ),
    listCodesEver(community.code),
  ]);
  const state = plan?.state ?? 'none';
  const border = borderOf(surroundings);
  return {
    community: { code: community.code, name: community.shortName, town: { code: town.code, name: town.shortName } },
    version: plan?.version ?? 0,
    state,
    edition: plan?.edition ?? 0,
    base: plan?.base ?? 0,
    grids,
    inForce: versions.find((one) => one.state === 'inForce')?.version ?? 0,
    border: border ? border.rings.map((rings) => outlineOf(rings[0] ?? [])) : null,
    findings,
    workload: Object.fromEntries([...held].map(([code, cases]) => [code, { cases }])),
    hasAddresses: points.length > 0,
    totals: totalsOf(grids),
    nextCode: nextCode(community.code, [...codes, ...grids.map(({ code }) => code)]),
    from: plan?.from ?? '',
    submitted: handView(plan?.submitted),
    decided: plan?.decided ? { ...presentHand(plan.decided), words: plan.decided.words } : null,
    versions: versions.map((one) => ({
      version: one.version,
      state: one.state,
      from: one.from,
      savedAt: one.saved.at.getTime(),
    })),
    can: canDo(actor, { community: community.code, state, isNewest: wanted === (versions[0]?.version ?? 0) }),
  };
}

export function totalsOf(grids: readonly PlanGrid[]): { households: number; people: number } {
  return {
    households: grids.reduce((sum, grid) => sum + grid.households, 0),
    people: grids.reduce((sum, grid) => sum + grid.people, 0),
  };
}

const presentHand = ({ name, at }: PlanHand): HandView => ({ name, at: at.getTime() });
const handView = (hand: Plan['submitted'] | undefined): HandView | null => (hand ? presentHand(hand) : null);
