import { pipe, regex, strictObject, string } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { settingsOf } from '../../platform/read-settings';
import { presentNotice } from '../presenter';
import { findPublication } from '../repository';

/** One public notice: its words, until when, how to object, what became of it. One database call once the settings are known. */
export const notice = defineAction({
  input: strictObject({ id: pipe(string(), regex(/^[A-Za-z0-9_-]{8,64}$/)) }),
  async run({ id }, { now }) {
    const found = await findPublication(id);
    if (!found) throw new AppError('NOT_FOUND', 'no such publication', '没有找到这条公示');
    return presentNotice(found, (await settingsOf(found.town, now)).texts.noticeBoard, now);
  },
});
