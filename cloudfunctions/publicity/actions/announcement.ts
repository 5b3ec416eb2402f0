import { strictObject } from 'valibot';
import { id } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { isShown } from '../announcement';
import { presentAnnouncement } from '../announcement-presenter';
import { countReader, findAnnouncement } from '../announcement-repository';
import { mayWithdraw } from '../policy';

/**
 * One announcement, whole; who opens it counts as its reader once. Two database calls, three for a new reader. What is
 * withdrawn, over or a draft is shown to those who may take it back, uncounted, and to nobody else.
 */
export const announcement = defineAction({
  input: strictObject({ id }),
  async run(input, { openid, now, actor }) {
    const found = await findAnnouncement(input.id);
    if (!found) throw new AppError('NOT_FOUND', 'no such announcement', '没有找到这条通知');
    if (!isShown(found, now)) {
      if (mayWithdraw(await actor(), found.place)) return presentAnnouncement(found, now);
      throw new AppError('NOT_FOUND', 'announcement not shown', '这条通知已经撤下了');
    }
    const isNew = await countReader(found._id, openid, now);
    return presentAnnouncement({ ...found, readers: found.readers + (isNew ? 1 : 0) }, now);
  },
});
