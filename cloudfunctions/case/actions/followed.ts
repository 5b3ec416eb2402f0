import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { listFollowed } from '../following-repository';
import { presentFollowedItem } from '../list-presenter';
import { isPublicMatter } from '../public-matter';
import { findCases } from '../repository';

const most = 20;

/** The cases of others that the caller follows, as the caller may see them. Two database calls. */
export const followed = defineAction({
  input: strictObject({}),
  async run(_input, { openid, now }) {
    const followings = await listFollowed(openid, most);
    const cases = await findCases(followings.map(({ caseId }) => caseId));
    const open = await Promise.all(cases.map(isPublicMatter));
    return { items: cases.filter((_, index) => open[index]).map((facts) => presentFollowedItem(facts, now)) };
  },
});
