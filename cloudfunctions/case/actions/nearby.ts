import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { whenText } from '../../platform/when-text';
import { categoryCode, place } from '../inputs';
import { placeForOthers } from '../presenter';
import { isPublicMatter } from '../public-matter';
import { listNear } from '../repository';
import { progressForOthers, progressText } from '../words';

const metres = 200;
const most = 5;

/**
 * Open cases of the same category near a place, nearest first, so that nobody needs to report twice: what it is, how
 * far it is, and nothing its resident wrote. Only what is everybody's matter, or the caller's own. One database call.
 */
export const nearby = defineAction({
  input: strictObject({ category: categoryCode, place }),
  async run(input, { openid, now }) {
    const rows = await listNear(input.place, input.category, metres, most);
    const mayKnow = await Promise.all(rows.map(async (row) => row.reporter === openid || (await isPublicMatter(row))));
    return {
      items: rows
        .filter((_, index) => mayKnow[index])
        .map((row) => {
          const isMine = row.reporter === openid;
          return {
            id: row._id,
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
