import { AppError } from '../platform/errors';
import { listCandidates } from './candidates-repository';
import { gapText } from './coverage';
import { Uncovered } from './staffing-repository';

/**
 * Runs a change of people and, where it would leave a place without anybody, says which, from when, and who could take
 * over there.
 *
 * @throws NO_SUCCESSOR with `details.posts`: each post with its candidates
 */
export async function orNameSuccessors<T>(leaver: string, now: Date, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof Uncovered)) throw error;
    const [first] = error.gaps;
    const from = first?.from ?? now;
    const posts = await listCandidates(
      error.gaps.map(({ post }) => post),
      leaver,
      from,
    );
    const names = posts.map(({ name }) => name).join('、');
    const what = first?.post.role === 'officer' ? '负责' : '担任这个职务';
    throw new AppError(
      'NO_SUCCESSOR',
      'a post would be uncovered',
      `${names}${gapText(from, now)}没有人${what}，请先选好接手的人`,
      {
        posts,
      },
    );
  }
}
