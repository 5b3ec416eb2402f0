import { whenText } from '../platform/when-text';
import { type Announcement, type AnnouncementRow, always, isShown } from './announcement';

/** An announcement in a list. */
export interface AnnouncementItem {
  id: string;
  title: string;
  /** The first words of its text. */
  lead: string;
  /** Its first picture, a storage file id, or ''. */
  picture: string;
  placeName: string;
  /** `今天 09:30` */
  when: string;
  pinned: boolean;
  readers: number;
}

/** One announcement, whole. */
export interface AnnouncementView extends AnnouncementItem {
  text: string;
  pictures: string[];
  /** When it was changed after it was published, or ''. */
  changed: string;
  /** Why residents do not see it, or '': for the staff, who still do. */
  hidden: string;
}

/** An announcement as those see it who may change it. Instants in milliseconds since 1970. */
export interface WrittenItem extends AnnouncementItem {
  place: string;
  state: Announcement['state'];
  /** 草稿, 已发布, 已过期, 已撤回 with who and when. */
  stateText: string;
  edition: number;
}

/** The same with everything its form holds. */
export interface WrittenView extends WrittenItem {
  text: string;
  pictures: string[];
  pinnedUntil: number | null;
  endsAt: number | null;
}

export function presentItem(row: AnnouncementRow, now: Date): AnnouncementItem {
  return {
    id: row._id,
    title: row.title,
    lead: row.lead,
    picture: row.pictures[0] ?? '',
    placeName: row.placeName,
    when: whenText(row.state === 'draft' ? row.updatedAt : row.publishedAt, now),
    pinned: isShown(row, now) && row.pinnedUntil > now,
    readers: row.readers,
  };
}

export function presentAnnouncement(row: Announcement, now: Date): AnnouncementView {
  return {
    ...presentItem(row, now),
    text: row.text,
    pictures: row.pictures,
    changed: row.changedAt ? whenText(row.changedAt, now) : '',
    hidden: isShown(row, now) ? '' : stateText(row, now),
  };
}

export function presentWrittenItem(row: AnnouncementRow, now: Date): WrittenItem {
  const { place, state, edition } = row;
  return { ...presentItem(row, now), place, state, stateText: stateText(row, now), edition };
}

export function presentWritten(row: Announcement, now: Date): WrittenView {
  return {
    ...presentWrittenItem(row, now),
    text: row.text,
    pictures: row.pictures,
    pinnedUntil: row.pinnedUntil > now ? row.pinnedUntil.getTime() : null,
    endsAt: row.endsAt < always ? row.endsAt.getTime() : null,
  };
}

function stateText(row: AnnouncementRow, now: Date): string {
  if (row.withdrawn) return `${row.withdrawn.name} ${whenText(row.withdrawn.at, now)} 撤回`;
  if (row.state === 'draft') return '草稿';
  return isShown(row, now) ? '已发布' : '已过期';
}
