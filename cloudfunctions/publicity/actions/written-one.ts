import { strictObject } from 'valibot';
import { id } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { presentWritten, type WrittenView } from '../announcement-presenter';
import { findAnnouncement } from '../announcement-repository';
import { maySpeakFor } from '../policy';

/** One announcement with everything its form holds, for those who may change it. Reading it here counts nobody. One database call. */
export const writtenOne = defineAction({
  input: strictObject({ id }),
  async run(input, { now, actor }): Promise<WrittenView> {
    const found = await findAnnouncement(input.id);
    if (!found || !maySpeakFor(await actor(), found.place)) {
      throw new AppError('NOT_FOUND', 'no such announcement of theirs', '没有找到这条通知');
    }
    return presentWritten(found, now);
  },
});
