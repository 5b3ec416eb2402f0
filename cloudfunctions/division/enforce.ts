import { centroid } from '@turf/centroid';
import type { Grid, Region } from '../grid/grid';
import { groundOfParts, withGround } from '../grid/ground';
import { outlinesOf } from '../grid/outline';
import { findRegions, listRegions } from '../grid/repository';
import { termsOf } from '../grid/terms';
import { successorsOf } from './compare';
import { addOfficer, findOfficerNames, putGrid, putGround, retireGrid } from './enforce-repository';
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
 *   1. posts: new grids get the officer of the ground they mostly lie on, and whoever follows on the ground of a grid
 *      that is no more works its desk until it is empty
 *   2. new and kept grids
 *   3. grids that are no more: retired, not deleted; cases stay in the grid they were opened in
 *   4. what the community and the town cover
 *   5. the plan, and the one before
 *
 * About four database calls and two a grid.
 */
export async function enforce(accepted: Plan, now: Date): Promise<void> {
  const inForce = await listWholeGrids(accepted.community);
  if (!accepted.handover && accepted.base === 0) await keepFirst(accepted, inForce, now);
  const plan = accepted.handover ? accepted : await withHandover(accepted, inForce);
  const handover = plan.handover ?? { added: [], retired: [] };
  const [community] = await findRegions([plan.community]);
  const [town] = community ? await findRegions([community.parent]) : [];
  if (!community || !town) throw new Error(`no place for ${plan._id}`);

  const officerOf = new Map(inForce.map(({ code, officerId }) => [code, officerId]));
  for (const { code, officerId } of handover.added) if (officerId) officerOf.set(code, officerId);
  for (const { code, officerId } of handover.added) if (officerId) await addOfficer(officerId, code, now);
  for (const { code, successors } of handover.retired) {
    const officer = successors.map((successor) => officerOf.get(successor)).find(Boolean);
    if (officer) await addOfficer(officer, code, now);
  }

  const names = await findOfficerNames([...new Set(officerOf.values())].filter((id) => id !== ''));
  const grids = plan.grids.map((grid) => {
    const officerId = officerOf.get(grid.code) ?? '';
    return gridOf(grid, { community, town }, officerId, names.get(officerId) ?? '', now);
  });
  for (const grid of grids) await putGrid(grid);
  const gone = new Map(inForce.map((grid) => [grid.code, grid]));
  for (const { code, successors } of handover.retired) {
    const grid = gone.get(code);
    if (grid) await retireGrid(grid, successors, now);
  }
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
  const added = planned
    .filter(({ code }) => !known.has(code))
    .map(({ code, border }) => {
      const [nearest] = successorsOf(border, before).filter((other) => known.get(other));
      return { code, officerId: (nearest && known.get(nearest)) ?? '' };
    });
  const retired = before
    .filter(({ code }) => !kept.has(code))
    .map(({ code, border }) => ({ code, successors: successorsOf(border, planned) }));
  return { added, retired };
}

function gridOf(
  planned: PlanGrid,
  { community, town }: { community: Region; town: Region },
  officerId: string,
  officerName: string,
  now: Date,
): Grid {
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
    officerId,
    terms: termsOf([`${community.shortName}${name}`, community.name, ...estates, officerName]),
    updatedAt: now,
  };
}

/** The community's ground from its grids, the town's from its communities'. */
async function groundAnew(community: Region, town: Region, grids: readonly Grid[]): Promise<void> {
  const [drawn = community] = withGround([community], grids);
  await putGround(drawn);
  const others = (await listRegions(town.code, 300)).filter(({ code }) => code !== community.code);
  const parts = [drawn, ...others].flatMap(({ ground }) => ground ?? []);
  await putGround(groundOfParts(town, parts));
}
