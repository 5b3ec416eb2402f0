import { picklist, strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { requireKeeper } from '../policy';
import { type NeedView, presentNeed } from '../presenter';
import { listNeeds } from '../repository';

const mostNeeds = 50;

/** What visits found that partners of a community may give, the newest first, at most 50. One database call. */
export const needs = defineAction({
  input: strictObject({ community: codeInput, state: picklist(['open', 'answered']) }),
  async run({ community, state }, context): Promise<{ needs: NeedView[] }> {
    requireKeeper(await context.actor(), { grid: '', community });
    return { needs: (await listNeeds(community, state, mostNeeds)).map(presentNeed) };
  },
});
