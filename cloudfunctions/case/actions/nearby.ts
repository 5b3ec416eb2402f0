import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { whenText } from '../../platform/when-text';
import { categoryCode, place } from '../inputs';
import { listNear } from '../repository';
import { progressText, spacedNumber } from '../words';

const metres = 200;
const most = 5;

/**
 * Open cases of the same category near a place, nearest first, so that nobody needs to report twice: what it is, how
 * far it is, and nothing its resident wrote. One database call.
 */
export const nearby = defineAction({
  input: strictObject({ category: categoryCode, place }),
  async run(input, { openid, now }) {
    const rows = await listNear(input.place, input.category, metres, most);
    return {
      items: rows.map((row) => ({
        id: row._id,
        no: spacedNumber(row.no),
        categoryName: row.category.name,
        address: row.place?.address ?? '',
        metres: Math.round(row.distance),
        progress: progressText(row, now),
        createdWhen: whenText(row.createdAt, now),
        followers: row.followers,
        isMine: row.reporter === openid,
      })),
    };
  },
});
