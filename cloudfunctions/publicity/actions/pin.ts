import { nullable, strictObject } from 'valibot';
import { id, instant } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { isShown } from '../announcement';
import { presentWritten, type WrittenView } from '../announcement-presenter';
import { changeAnnouncement, pinnedUntil } from '../change-announcement';
import { edition } from '../inputs';
import { maySpeakFor } from '../policy';

/** Puts an announcement first until an instant, or lets it go back into the row (`until` null). Two or three database calls. */
export const pin = defineAction({
  input: strictObject({ id, edition, until: nullable(instant) }),
  async run({ until, ...which }, context): Promise<WrittenView> {
    const actor = await context.actor();
    const { now } = context;
    const row = await changeAnnouncement(
      which,
      context,
      ({ place }) => {
        if (!maySpeakFor(actor, place)) throw new AppError('FORBIDDEN', 'does not speak for this place');
      },
      async (before) => {
        if (!isShown(before, now)) throw new AppError('BAD_INPUT', 'not shown', '只有已发布的通知才能置顶');
        return { pinnedUntil: await pinnedUntil(until, before.place, before._id, now) };
      },
    );
    return presentWritten(row, now);
  },
});
