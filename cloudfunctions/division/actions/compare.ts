import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { changesBetween } from '../compare';
import { gridsOfVersion } from '../grids-of-version';
import { communityCode, version } from '../inputs';
import { mayRead } from '../plan-states';
import type { Comparison } from '../presenter';

/**
 * Two versions beside each other, and what becomes of each grid in words; 0 stands for the grids before any plan.
 * Two to four database calls.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export const compare = defineAction({
  input: strictObject({ community: communityCode, from: version, to: version }),
  async run({ community, from, to }, context): Promise<Comparison> {
    if (!mayRead(await context.actor(), community)) throw new AppError('FORBIDDEN', 'reads no plans here');
    const [before, after] = await Promise.all([gridsOfVersion(community, from), gridsOfVersion(community, to)]);
    return {
      from: { version: from, grids: before.grids },
      to: { version: to, grids: after.grids },
      changes: changesBetween(before.grids, after.grids),
    };
  },
});
