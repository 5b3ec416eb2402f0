import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { settingsAt } from '../../platform/read-settings';
import { isFollowing } from '../following-repository';
import { id } from '../inputs';
import { maySee } from '../policy';
import { presentFollowed } from '../presenter';
import { isPublicMatter } from '../public-matter';
import { findCase } from '../repository';
import { view } from '../take-step';

/**
 * One case with its timeline, for its resident and for the staff of its place; who follows it sees its progress. One
 * database call, one more for a follower.
 */
export const detail = defineAction({
  input: strictObject({ id }),
  async run(input, context) {
    const actor = await context.actor();
    const facts = await findCase(input.id);
    if (facts && maySee(actor, facts)) {
      return view(facts, actor, await settingsAt(facts.town, facts.rules), context.now);
    }
    // What became private meanwhile, by another category, is hidden from who followed it.
    if (!facts || !(await isFollowing(facts._id, context.openid)) || !(await isPublicMatter(facts))) {
      throw new AppError('NOT_FOUND', 'no such case for this actor');
    }
    return presentFollowed(facts, context.now);
  },
});
