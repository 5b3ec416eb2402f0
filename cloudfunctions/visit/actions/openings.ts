import { optional, strictObject } from 'valibot';
import { instant } from '../../case/inputs';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { pageByTime } from '../../platform/page-by-time';
import { requireLead } from '../policy';
import { type OpeningView, presentOpening } from '../presenter';
import { listOpenings } from '../repository';

const pageLength = 30;

/**
 * Who looked at what is masked, and what for, the newest first. For the community's lead. One database call.
 *
 * @throws FORBIDDEN not the lead of this community
 */
export const openings = defineAction({
  input: strictObject({ community: codeInput, before: optional(instant) }),
  async run({ community, before }, context): Promise<{ openings: OpeningView[]; next: number | null }> {
    requireLead(await context.actor(), community);
    const read = await listOpenings(community, pageLength + 1, before === undefined ? undefined : new Date(before));
    const { rows, next } = pageByTime(read, pageLength, ({ at }) => at);
    return { openings: rows.map(presentOpening), next };
  },
});
