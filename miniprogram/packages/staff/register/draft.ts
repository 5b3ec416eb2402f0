import type { Submission } from '../../../services/case';
import { newRequestId } from '../../../services/cloud';
import type { Photo } from '../../../services/photos';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import type { Kind } from './kinds';

/** What is filled in so far; the ids stay with it until an answer came, so that a second try is the same step. */
export interface RegisterDraft {
  requestId: string;
  alarmRequestId: string;
  category: string;
  text: string;
  photos: Photo[];
  place: Submission['place'];
  /** The grid that was chosen instead of a place. */
  grid: { code: string; name: string } | null;
  contact: string;
  urgent: boolean;
}

export const draftName = (kind: Kind): string => `staff:register:${kind}`;

export function emptyDraft(kind: Kind): RegisterDraft {
  return {
    requestId: newRequestId(),
    alarmRequestId: newRequestId(),
    category: '',
    text: '',
    photos: [],
    place: null,
    grid: null,
    contact: '',
    urgent: kind === 'alarm',
  };
}

/** The draft on the phone, if it holds anything worth restoring. */
export function restoredDraft(kind: Kind): RegisterDraft | undefined {
  const draft = readDraft<RegisterDraft>(draftName(kind));
  return draft && (draft.text.trim() !== '' || draft.photos.length > 0 || draft.category !== '') ? draft : undefined;
}

export const keepDraft = (kind: Kind, draft: RegisterDraft): void => saveDraft(draftName(kind), draft);
export const discardDraft = (kind: Kind): void => dropDraft(draftName(kind));

/** What was typed, for another try after a refusal. */
export const renewed = (draft: RegisterDraft): RegisterDraft => ({
  ...draft,
  requestId: newRequestId(),
  alarmRequestId: newRequestId(),
});
