import { command, DuplicateKey, find, findById, insert, updateWhere } from '../platform/database';
import { keyedHash } from '../platform/encryption';
import { type Announcement, type AnnouncementRow, chainOf } from './announcement';

/** Texts are up to 5,000 characters and no list shows one. */
const asRow = { text: false, requests: false };

/** Shown at a place, newest first, before an instant. One call, by the index on place, state and time. */
export function listShown(place: string, now: Date, limit: number, before?: Date): Promise<AnnouncementRow[]> {
  return find<AnnouncementRow>('announcements', {
    where: {
      place: command().in(chainOf(place)),
      state: 'published',
      endsAt: command().gt(now),
      ...(before ? { publishedAt: command().lt(before) } : {}),
    },
    order: [['publishedAt', 'desc']],
    limit,
    fields: asRow,
  });
}

/** Pinned at a place and above it, newest first. One call, by the index on place, state and `pinnedUntil`. */
export async function listPinned(place: string, now: Date): Promise<AnnouncementRow[]> {
  const rows = await find<AnnouncementRow>('announcements', {
    where: { place: command().in(chainOf(place)), state: 'published', pinnedUntil: command().gt(now) },
    order: [['pinnedUntil', 'desc']],
    limit: 20,
    fields: asRow,
  });
  return rows.filter(({ endsAt }) => endsAt > now).sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
}

/** Everything a place wrote, the last changed first. One call, by the index on place and `updatedAt`. */
export function listWritten(place: string, limit: number, before?: Date): Promise<AnnouncementRow[]> {
  return find<AnnouncementRow>('announcements', {
    where: { place, ...(before ? { updatedAt: command().lt(before) } : {}) },
    order: [['updatedAt', 'desc']],
    limit,
    fields: asRow,
  });
}

export function findAnnouncement(id: string): Promise<Announcement | undefined> {
  return findById<Announcement>('announcements', id);
}

/** Inserts a new one; false when the id is there: the tap that wrote it is tried again. */
export async function insertAnnouncement(row: Announcement): Promise<boolean> {
  try {
    await insert('announcements', row);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/**
 * Writes the next edition over the one that was read; false when somebody was faster. `withdrawn` is set as a whole: the
 * SDK would write into its fields, which null has none of.
 */
export async function replaceEdition({ _id, readers: _, ...row }: Announcement): Promise<boolean> {
  const next = { ...row, withdrawn: command().set(row.withdrawn) };
  return (await updateWhere('announcements', { _id, edition: row.edition - 1 }, next)) === 1;
}

/**
 * Counts a reader once: a row of `readings` under a keyed hash of who and what, so that nobody's openid is kept. Resolves
 * to whether they are new. One database call, two for a new reader.
 */
export async function countReader(id: string, openid: string, at: Date): Promise<boolean> {
  try {
    await insert('readings', { _id: keyedHash('reading', `${id} ${openid}`), announcement: id, at });
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
  await updateWhere('announcements', { _id: id }, { readers: command().inc(1) });
  return true;
}
