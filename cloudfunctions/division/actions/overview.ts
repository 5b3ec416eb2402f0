import { optional, strictObject } from 'valibot';
import type { Region } from '../../grid/grid';
import { findRegions, listRegions } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { type Actor, scopesOf } from '../../platform/identity';
import { townCode } from '../inputs';
import { canDo, mayRead, maySetDeadline, readerRoles } from '../plan-states';
import type { CommunityRow, Overview } from '../presenter';
import { findDeadline, listPlansOfTown, type PlanSummary } from '../repository';

const mostCommunities = 100;

/**
 * How far a town's communities are with their plans, the deadline, and who has not handed in. Left out, the town is the
 * caller's; who reads some communities alone sees those. Four database calls.
 *
 * @throws FORBIDDEN the caller reads no plans there
 */
export const overview = defineAction({
  input: strictObject({ town: optional(townCode) }),
  async run({ town: asked }, context): Promise<Overview> {
    const actor = await context.actor();
    const town = await townFor(actor, asked);
    const [regions, plans, date] = await Promise.all([
      listRegions(town.code, mostCommunities),
      listPlansOfTown(town.code),
      findDeadline(town.code),
    ]);
    const communities = regions
      .filter(({ level, code }) => level === 'community' && mayRead(actor, code))
      .map((region) =>
        rowOf(
          actor,
          region,
          plans.find(({ community }) => community === region.code),
        ),
      );
    if (communities.length === 0) throw new AppError('FORBIDDEN', 'reads no plans here', '您不能看这里的划分方案');
    return {
      town: { code: town.code, name: town.shortName },
      deadline: date ? { date, daysLeft: daysBetween(dateOf(context.now), date) } : null,
      maySetDeadline: maySetDeadline(actor, town.code),
      communities,
    };
  },
});

async function townFor(actor: Actor, asked: string | undefined): Promise<Region> {
  const scopes = asked ? [asked] : scopesOf(actor, readerRoles);
  const regions = scopes.length > 0 ? await findRegions(scopes.slice(0, 100)) : [];
  const own = regions.find(({ level }) => level === 'town');
  if (own) return own;
  const community = regions.find(({ level }) => level === 'community');
  const district = regions.find(({ level }) => level === 'district');
  const [town] = community
    ? await findRegions([community.parent])
    : district
      ? (await listRegions(district.code, mostCommunities)).filter(({ ground }) => ground)
      : [];
  if (!town) throw new AppError('FORBIDDEN', 'reads no plans', '您不能看这里的划分方案');
  return town;
}

function rowOf(actor: Actor, region: Region, plan: PlanSummary | undefined): CommunityRow {
  const state = plan?.state ?? 'none';
  const can = canDo(actor, { community: region.code, state, isNewest: true });
  return {
    code: region.code,
    name: region.shortName,
    state,
    version: plan?.version ?? 0,
    edition: plan?.edition ?? 0,
    grids: plan?.gridCount ?? region.ground?.grids ?? 0,
    outside: plan?.outside ?? 0,
    savedAt: plan?.saved.at.getTime() ?? null,
    savedBy: plan?.saved.name ?? '',
    submittedAt: plan?.submitted?.at.getTime() ?? null,
    handedIn: ['submitted', 'accepted', 'inForce'].includes(state),
    mayEdit: can.includes('save') || can.includes('begin'),
    mayDecide: can.includes('accept'),
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
