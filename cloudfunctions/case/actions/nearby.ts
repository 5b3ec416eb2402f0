import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import type { Actor } from '../../platform/identity';
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
 * far it is, and nothing its resident wrote. Residents see what is everybody's matter and what is their own; staff also
 * see the other cases of their place, with the number by which one is merged into another. One database call, one more when
 * the caller is not known yet.
 */
export const nearby = defineAction({
  input: strictObject({ category: categoryCode, place }),
  async run(input, context) {
    const actor = await context.actor();
    const rows = await listNear(input.place, input.category, metres, most);
    const items = await Promise.all(rows.map((row) => presentNear(row, actor, context.now)));
    return { items: items.filter((item) => item !== null) };
  },
});

async function presentNear(
  row: CaseSummary & { distance: number },
  actor: Actor,
  now: Date,
): Promise<NearbyItem | null> {
  const isMine = row.reporter === actor.openid;
  const asStaff = seesAsStaff(actor, { ...row, events: [] });
  if (!isMine && !asStaff && !(await isPublicMatter(row))) return null;
  return {
    id: row._id,
    no: isMine || asStaff ? spacedNumber(row.no) : '',
    categoryName: row.category.name,
    address: placeForOthers(row.place)?.address ?? '',
    metres: Math.round(row.distance),
    progress: isMine ? progressText(row, now) : progressForOthers(row, now),
    createdWhen: whenText(row.createdAt, now),
    followers: row.followers,
    isMine,
  };
}

/** A similar case as it may be shown to who asks. */
export interface NearbyItem {
  id: string;
  /** `1234 5678 9`, '' for other residents. */
  no: string;
  categoryName: string;
  address: string;
  metres: number;
  progress: string;
  createdWhen: string;
  followers: number;
  isMine: boolean;
}
