import { newRequestId } from '../../../services/cloud';
import type { Photo } from '../../../services/photos';
import type { WrittenView } from '../../../services/publicity';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';

/** An announcement while it is written; days are `2026-11-30` or '' for none. */
export interface AnnouncementDraft {
  /** Kept with the words: sent and not answered it stays one announcement. */
  requestId: string;
  id: string | null;
  /** The edition it was begun on. */
  edition: number;
  place: string;
  title: string;
  text: string;
  photos: Photo[];
  pinnedDay: string;
  endDay: string;
}

export function emptyDraft(place: string): AnnouncementDraft {
  return {
    requestId: newRequestId(),
    id: null,
    edition: 0,
    place,
    title: '',
    text: '',
    photos: [],
    pinnedDay: '',
    endDay: '',
  };
}

/** What is stored, to be changed. Its pictures are in the cloud already. */
export function draftOf(view: WrittenView): AnnouncementDraft {
  return {
    ...emptyDraft(view.place),
    id: view.id,
    edition: view.edition,
    title: view.title,
    text: view.text,
    photos: view.pictures.map((fileID) => ({ path: fileID, fileID })),
    pinnedDay: dayOf(view.pinnedUntil),
    endDay: dayOf(view.endsAt),
  };
}

export function isEmpty({ title, text, photos }: AnnouncementDraft): boolean {
  return title.trim() === '' && text.trim() === '' && photos.length === 0;
}

export const restoredDraft = (id: string | null): AnnouncementDraft | undefined => readDraft(nameOf(id));
export const keepDraft = (draft: AnnouncementDraft): void =>
  isEmpty(draft) && !draft.id ? dropDraft(nameOf(null)) : saveDraft(nameOf(draft.id), draft);
export const discardDraft = (id: string | null): void => dropDraft(nameOf(id));

const nameOf = (id: string | null): string => `announce:${id ?? 'new'}`;

const chinaOffset = 8 * 3_600_000;

/** The day of an instant in China, '' for none. */
function dayOf(at: number | null): string {
  return at === null ? '' : new Date(at + chinaOffset).toISOString().slice(0, 10);
}

/** The last second of a day in China, null for none. */
export function endOfDay(day: string): number | null {
  return day ? Date.parse(`${day}T23:59:59+08:00`) : null;
}

/** Today in China, and a year from now: what may be chosen. */
export function daysToChoose(now: number): { first: string; last: string } {
  return { first: dayOf(now), last: dayOf(now + 365 * 24 * 3_600_000) };
}
