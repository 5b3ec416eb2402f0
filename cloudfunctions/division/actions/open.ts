import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { communityCode, version } from '../inputs';
import { readSurroundings, viewOf } from '../read-plan';

/**
 * The newest plan of a community, or another version; where there is none, the grids in force. With all that is to be
 * said of it and what the caller may do. About twelve database calls, most of them at once.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export const open = defineAction({
  input: strictObject({ community: communityCode, version: optional(version) }),
  async run({ community, version: wanted }, context) {
    const actor = await context.actor();
    return viewOf(actor, await readSurroundings(actor, community), wanted, context.now);
  },
});
