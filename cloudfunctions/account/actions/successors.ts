import { picklist, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { PostCandidates } from '../candidates';
import { listCandidates } from '../candidates-repository';
import { postsFrom } from '../hand-over';
import { dayInput, instantOf, personIdInput } from '../inputs';
import { isSelf, manages } from '../policy';
import { findPerson } from '../repository';
import { notYours } from '../staffing';

/**
 * Who could take over each place of somebody's from a day on, the nearest first: offered before anything is refused. For
 * a leave the grids alone. Five database calls.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export const successors = defineAction({
  input: strictObject({ personId: personIdInput, on: dayInput, why: picklist(['leave', 'away']) }),
  async run({ personId, on, why }, context): Promise<{ posts: PostCandidates[] }> {
    const actor = await context.actor();
    const found = await findPerson(personId);
    if (!found) throw new AppError('NOT_FOUND', 'no such person', '没有找到这个人，请返回刷新人员列表');
    if (!isSelf(actor, found) && !manages(actor, found, context.now)) throw notYours();
    const at = instantOf(on, context.now);
    const posts = postsFrom(found, at).filter(({ role }) => why === 'leave' || role === 'officer');
    const offered = posts.length > 0 ? await listCandidates(posts, personId, at) : [];
    if (manages(actor, found, context.now)) return { posts: offered };
    // Who is not theirs to ask is not offered.
    return {
      posts: offered.map((post) => ({ ...post, candidates: post.candidates.filter(({ isOfficer }) => isOfficer) })),
    };
  },
});
