import { strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { listGrids } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { gridsInput, optionsInput, piecesInput } from '../inputs';
import { findCommunity, mostGrids } from '../material';
import { mayPrint } from '../policy';
import { presentRun, type RunView } from '../presenter';
import { insertRun } from '../repository';
import { runIdOf, stepsOf } from '../run';

/**
 * Begins a run (打印任务): these kinds for these grids of a community, for all when none is named. Nothing is made yet:
 * `advance` does it step by step. A retry meets its own run. Three database calls, four for a retry.
 *
 * @throws FORBIDDEN the caller does not print for this community
 * @throws NOT_FOUND no such community, or it has no grids
 * @throws BAD_INPUT a grid is not of this community
 */
export const begin = defineAction({
  input: strictObject({ community: codeInput, pieces: piecesInput, grids: gridsInput, options: optionsInput }),
  async run({ community, pieces, grids, options }, context): Promise<RunView> {
    const actor = await context.actor();
    if (!mayPrint(actor, community)) throw new AppError('FORBIDDEN', 'does not print for this community');
    const [region, rows] = await Promise.all([findCommunity(community), listGrids(community, mostGrids)]);
    const all = rows.map(({ code }) => code);
    if (all.length === 0) {
      throw new AppError('NOT_FOUND', 'community has no grids', `${region.shortName}还没有网格，划分网格以后才能印`);
    }
    if (grids?.some((code) => !all.includes(code))) {
      throw new AppError('BAD_INPUT', 'grid of another community', '选的网格里有不属于这个社区的，请重新选择');
    }
    const wanted = grids ? all.filter((code) => grids.includes(code)) : all;
    const run = await insertRun({
      _id: runIdOf(context.openid, context.requestId),
      community,
      communityName: region.shortName,
      pieces,
      options,
      steps: stepsOf(pieces, wanted),
      grids: wanted.length,
      startedBy: { personId: actor.personId ?? '', name: actor.name ?? '' },
      startedAt: context.now,
    });
    return presentRun(run, context.now);
  },
});
