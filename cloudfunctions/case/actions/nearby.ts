import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { whenText } from '../../platform/when-text';
import type { CaseSummary } from '../case';
import { categoryCode, place } from '../inputs';
import { seesAsStaff } from '../policy';
import { placeForOthers } from '../presenter';
import { isPublicMatter } from '../public-matter';
import { listNear } from '../repository';
import { progressForOthers, progressText, spacedNumber } from '../words';

const metres = 200;
const most = 5;

/**
 * Open cases of the same category near a place, nearest first, so that nobody needs to report twice: what it is, how
 * far it is, and nothing its resident wrote. Only what is everybody's matter, the caller's own, or in the caller's hands
 * as staff, who look for what to merge. One database call, and who is calling where a private matter is near.
 */
export const nearby = defineAction({
  input: strictObject({ category: categoryCode, place }),
  async run(input, { openid, now, actor }) {
    const mayKnow = async (row: CaseSummary): Promise<boolean> =>
      row.reporter === openid || (await isPublicMatter(row)) || seesAsStaff(await actor(), { ...row, events: [] });
    const rows = await listNear(input.place, input.category, metres, most);
    const known = await Promise.all(rows.map(mayKnow));
    return {
      items: rows
        .filter((_, index) => known[index])
        .map((row) => {
          const isMine = row.reporter === openid;
          return {
            id: row._id,
            no: spacedNumber(row.no),
            categoryName: row.category.name,
            address: placeForOthers(row.place)?.address ?? '',
            metres: Math.round(row.distance),
            progress: isMine ? progressText(row, now) : progressForOthers(row, now),
            createdWhen: whenText(row.createdAt, now),
            followers: row.followers,
            isMine,
          };
        }),
    };
  },
});
