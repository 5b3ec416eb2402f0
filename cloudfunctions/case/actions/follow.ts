import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { follow as followCase } from '../following-repository';
import { id } from '../inputs';
import { isPublicMatter } from '../public-matter';
import { findCase } from '../repository';

/** Somebody has the same trouble: they follow the case that is there and hear of each step. Three database calls. */
export const follow = defineAction({
  input: strictObject({ id }),
  async run(input, { openid, now }) {
    const facts = await findCase(input.id);
    if (!facts?.open || facts.reporter === openid || !(await isPublicMatter(facts))) {
      throw new AppError('NOT_FOUND', 'nothing open to follow', '这件事已经办完了，可以自己反映');
    }
    await followCase(facts._id, openid, now);
    return {};
  },
});
