import type { ActionContext } from '../platform/action';
import { AppError } from '../platform/errors';
import { type Announcement, mostPinned, never } from './announcement';
import { findAnnouncement, listPinned, replaceEdition } from './announcement-repository';

/** Taps that are remembered, so that a retry is known after others changed it, too. */
const mostRequests = 20;

/**
 * Changes an announcement that is there, as its next edition. Two database calls. A retry of the very tap answers with
 * what is stored.
 *
 * @param allow throws when the caller may not
 * @param change what becomes of the one that was read; throws when that cannot be
 * @throws AppError `NOT_FOUND`, `ANNOUNCEMENT_CHANGED` when somebody was faster
 */
export async function changeAnnouncement(
  { id, edition }: { id: string; edition: number },
  { requestId, now, actor }: ActionContext,
  allow: (before: Announcement) => void,
  change: (before: Announcement) => Promise<Partial<Announcement>> | Partial<Announcement>,
): Promise<Announcement> {
  const before = await findAnnouncement(id);
  if (!before) throw new AppError('NOT_FOUND', 'no such announcement', '没有找到这条通知');
  allow(before);
  if (before.requests.includes(requestId)) return before;
  if (before.edition !== edition) throw changed(before);
  const next: Announcement = {
    ...before,
    ...(await change(before)),
    edition: edition + 1,
    changedBy: (await actor()).name ?? '',
    requests: [...before.requests, requestId].slice(-mostRequests),
    updatedAt: now,
  };
  if (await replaceEdition(next)) return next;
  const there = await findAnnouncement(id);
  if (there?.requests.includes(requestId)) return there;
  throw changed(there ?? before);
}

/** Until when it stands first, checked: not in the past, and not one too many of its place. One database call when pinned. */
export async function pinnedUntil(at: number | null, place: string, id: string, now: Date): Promise<Date> {
  if (at === null) return never;
  const until = new Date(at);
  if (until <= now)
    throw new AppError('BAD_INPUT', 'pinned until the past', '置顶的日期已经过了', { field: 'pinnedUntil' });
  const others = (await listPinned(place, now)).filter((one) => one.place === place && one._id !== id);
  if (others.length >= mostPinned) {
    throw new AppError('BAD_INPUT', 'too many pinned', `最多同时置顶 ${mostPinned} 条，请先取消一条`, {
      field: 'pinnedUntil',
    });
  }
  return until;
}

function changed({ changedBy, edition }: Announcement): AppError {
  const sentence = changedBy ? `${changedBy}刚刚改了这条通知，请看最新的内容后再操作` : undefined;
  return new AppError('ANNOUNCEMENT_CHANGED', 'another edition is there', sentence, { edition });
}
