import { strictObject } from 'valibot';
import { id } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { never } from '../announcement';
import { presentWritten, type WrittenView } from '../announcement-presenter';
import { changeAnnouncement } from '../change-announcement';
import { edition } from '../inputs';
import { mayWithdraw } from '../policy';

/** Takes an announcement back: residents see it no more, staff still do, with who did it and when. Two database calls. */
export const withdrawAnnouncement = defineAction({
  input: strictObject({ id, edition }),
  async run(input, context): Promise<WrittenView> {
    const actor = await context.actor();
    const row = await changeAnnouncement(
      input,
      context,
      ({ place }) => {
        if (!mayWithdraw(actor, place)) throw new AppError('FORBIDDEN', 'may not withdraw here');
      },
      ({ withdrawn }) => {
        if (withdrawn) throw new AppError('ANNOUNCEMENT_CHANGED', 'withdrawn', `${withdrawn.name}已经撤回了这条通知`);
        return { state: 'withdrawn', pinnedUntil: never, withdrawn: { name: actor.name ?? '', at: context.now } };
      },
    );
    return presentWritten(row, context.now);
  },
});
