import { isDeepStrictEqual } from 'node:util';
import { centroid } from '@turf/centroid';
import type { Grid, Region } from '../grid/grid';
import { groundOfParts, withGround } from '../grid/ground';
import { outlinesOf } from '../grid/outline';
import { findRegions, listRegions } from '../grid/repository';
import { successorsOf } from './compare';
import { drawGrid, putGround, retireGrid } from './enforce-repository';
import { moveRegisters } from './move-registers';
import type { Handover, Plan, PlanGrid } from './plan';
import { asPlanned } from './read-plan';
import { changePlan, findPlan, insertPlan, listWholeGrids, planId, replaceOthers } from './repository';
import { shapeOf } from './shape';
import { gridFacts } from './take-action';

/**
 * Puts an accepted plan in force. It is more rows than one transaction takes, so it is safe to repeat instead: who takes
 * over what is worked out once and kept with the plan, then every write says the same however often it is done, in an
 * order in which residents see the old or the new grids and never one without somebody to reach.
 *
 *   0. the grids that no plan made, kept as version 0: the first plan writes over them
 *   1. new and kept grids that are drawn otherwise: a new one together with the people of the ground it mostly lies on
 *   2. grids that are no more: retired, not deleted; cases stay in the grid they were opened in, and whoever follows on
 *      its ground works its desk until it is empty
 *   3. households whose home lies in another grid now go over to its register
 *   4. what the community and the town cover
 *   5. the plan, and the one before
 *
 * About eight database calls, one each grid, ten more each grid that changes, and two each household that moves.
 */
export async function enforce(accepted: Plan, now: Date): Promise<void> {
  const inForce = await listWholeGrids(accepted.community);
  if (!accepted.handover && accepted.base === 0) await keepFirst(accepted, inForce, now);
  const plan = accepted.handover ? accepted : await withHandover(accepted, inForce);
  const handover = plan.handover ?? { added: [], retired: [] };
  const [community] = await findRegions([plan.community]);
  const [town] = community ? await findRegions([community.parent]) : [];
  if (!community || !town) throw new Error(`no place for ${plan._id}`);

  const peopleOf = new Map(handover.added.map((one) => [one.code, one.peopleOf]));
  const there = new Map(inForce.map((grid) => [grid.code, grid]));
  const grids = plan.grids.map((grid) => gridOf(grid, { community, town }, now));
  for (const grid of grids) {
    if (isDrawnSo(there.get(grid.code), grid)) continue;
    await drawGrid(grid, peopleOf.get(grid.code) ?? '', plan._id, now);
  }
  // By the plan's borders, whichever of its grids were drawn by an earlier try.
  const kept = plan.grids.filter(({ code }) => there.has(code)).map(({ code }) => ({ code, successors: [] }));
  for (const { code, successors } of handover.retired) {
    const grid = there.get(code);
    if (grid) await retireGrid(grid, successors, plan._id, now);
  }
  await moveRegisters(plan.grids, [...kept, ...handover.retired]);
  await groundAnew(community, town, grids);
  await replaceOthers(plan.community, plan.version);
  await changePlan(plan, { state: 'inForce', enforcedAt: now });
}

/**
 * Keeps the grids as they were before any plan, so that they stay readable and can be compared with. Once: what follows
 * begins after it, so a repeat meets the row that is there or grids nobody has changed.
 */
async function keepFirst(plan: Plan, inForce: readonly Grid[], now: Date): Promise<void> {
  const version = 0;
  const nobody = { personId: '', name: '', at: now };
  await insertPlan({
    ...plan,
    _id: planId(plan.community, version),
    version,
    state: 'replaced',
    edition: 0,
    request: '',
    ...gridFacts(inForce.map(asPlanned)),
    begun: nobody,
    saved: nobody,
    submitted: null,
    decided: null,
    from: '',
    handover: null,
    enforcedAt: null,
  });
}

/** Works out who takes over, and keeps it: repeated after a crash in the middle the grids in force are others already. */
async function withHandover(plan: Plan, inForce: readonly Grid[]): Promise<Plan> {
  const handover = handoverOf(plan.grids, inForce);
  if (await changePlan(plan, { handover })) return { ...plan, handover, edition: plan.edition + 1 };
  // Another did in the same moment, and may have changed grids already: what they worked out holds.
  const theirs = await findPlan(plan.community, plan.version);
  if (!theirs?.handover) throw new Error(`${plan._id} was changed while it came into force`);
  return theirs;
}

/** Pure. */
export function handoverOf(planned: readonly PlanGrid[], inForce: readonly Grid[]): Handover {
  const before = inForce.map(asPlanned);
  const kept = new Set(planned.map(({ code }) => code));
  const known = new Map(inForce.map((grid) => [grid.code, grid.officerId]));
  const staffed = before.filter(({ code }) => known.get(code));
  const added = planned
    .filter(({ code }) => !known.has(code))
    .map(({ code, border }) => {
      const [most] = successorsOf(border, staffed);
      return { code, peopleOf: most ?? nearestOf(border, staffed) ?? '' };
    });
  const retired = before
    .filter(({ code }) => !kept.has(code))
    .map(({ code, border }) => ({ code, successors: successorsOf(border, planned) }));
  return { added, retired };
}

/** Of grids the one whose middle is nearest to that of a border: a degree is a degree inside a community. */
function nearestOf(border: PlanGrid['border'], grids: readonly PlanGrid[]): string | undefined {
  const [x = 0, y = 0] = centroid(shapeOf(border)).geometry.coordinates;
  const away = (grid: PlanGrid): number => {
    const [longitude = 0, latitude = 0] = centroid(shapeOf(grid.border)).geometry.coordinates;
    return Math.hypot(longitude - x, latitude - y);
  };
  return [...grids].sort((a, b) => away(a) - away(b))[0]?.code;
}

type Drawn = Omit<Grid, 'officerId' | 'terms'>;

/** Whether a grid in force is what the plan says: then its row is left alone. */
function isDrawnSo(before: Grid | undefined, drawn: Drawn): boolean {
  if (!before) return false;
  const facts = Object.keys(drawn).filter((field) => field !== 'updatedAt') as Array<keyof Drawn>;
  return facts.every((field) => isDeepStrictEqual(before[field], drawn[field]));
}

function gridOf(planned: PlanGrid, { community, town }: { community: Region; town: Region }, now: Date): Drawn {
  const { code, name, kind, estates, border, households, people } = planned;
  const [longitude = 0, latitude = 0] = centroid(shapeOf(border)).geometry.coordinates.map(
    (degrees) => Math.round(degrees * 1e6) / 1e6,
  );
  return {
    _id: code,
    code,
    name,
    kind,
    district: town.parent,
    town: town.code,
    community: community.code,
    communityName: community.shortName,
    townName: town.shortName,
    borderGcj02: { type: 'Polygon', coordinates: border },
    outlines: outlinesOf(border),
    centreGcj02: { longitude, latitude },
    households,
    people,
    estates,
    updatedAt: now,
  };
}

/** The community's ground from its grids, the town's from its communities'. */
async function groundAnew(community: Region, town: Region, grids: readonly Drawn[]): Promise<void> {
  const [drawn = community] = withGround([community], grids);
  await putGround(drawn);
  const others = (await listRegions(town.code, 300)).filter(({ code }) => code !== community.code);
  const parts = [drawn, ...others].flatMap(({ ground }) => ground ?? []);
  await putGround(groundOfParts(town, parts));
}
