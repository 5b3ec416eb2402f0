/** One row of `announcements` (通知公告): what a community, town or district tells everybody. */
export interface Announcement {
  _id: string;
  /** The code of the community, town or district that speaks; everything below it sees it. */
  place: string;
  placeName: string;
  /** draft → published → withdrawn; a withdrawn one stays readable for staff. */
  state: 'draft' | 'published' | 'withdrawn';
  title: string;
  text: string;
  /** The first words, so that no list reads whole texts. */
  lead: string;
  /** Storage file ids, in order. */
  pictures: string[];
  /** It stands first until then; `never` while it is not pinned. */
  pinnedUntil: Date;
  /** Residents see it until then; `always` without an end. */
  endsAt: Date;
  /** When it was first published; `never` before. */
  publishedAt: Date;
  /** Changed after it was published: when. */
  changedAt: Date | null;
  /** How many people opened it, each counted once. */
  readers: number;
  by: { personId: string; name: string };
  withdrawn: { name: string; at: Date } | null;
  /** Grows with every change; who changes says the one they read. */
  edition: number;
  /** Who changed it last, and the latest taps that did: a retry of one is recognised. */
  changedBy: string;
  requests: string[];
  updatedAt: Date;
}

/** What the lists need of a row. */
export type AnnouncementRow = Omit<Announcement, 'text' | 'requests'>;

/** A date before all dates and one after all: a missing value would be in no range of an index. */
export const never = new Date(0);
export const always = new Date(Date.UTC(9999, 0, 1));

/** Announcements of one place that stand first at a time: more is none. */
export const mostPinned = 3;

const leadLength = 60;

/** Pure: the first words of a text, on one line. */
export function leadOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > leadLength ? `${line.slice(0, leadLength)}…` : line;
}

/** Pure: a place and those above it, whose announcements it sees: community, town (9 digits), district (6). */
export function chainOf(place: string): string[] {
  return [...new Set([place, place.slice(0, 9), place.slice(0, 6)])];
}

/** Pure: whether residents see it. */
export function isShown({ state, endsAt }: Pick<Announcement, 'state' | 'endsAt'>, now: Date): boolean {
  return state === 'published' && now < endsAt;
}
