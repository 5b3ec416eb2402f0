import type { Submission } from '../../../services/case';
import { newRequestId } from '../../../services/cloud';
import type { Photo } from '../../../services/photos';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';

/** What a resident has filled in so far. */
export interface SubmitDraft {
  /** Kept with the words: a submit that was sent but not answered stays one case, even after the app was closed. */
  requestId: string;
  category: string;
  text: string;
  photos: Photo[];
  place: Submission['place'];
  contact: string;
  urgent: boolean;
  /** The answer to the question for a reminder, null before it was asked. */
  notify: boolean | null;
}

const form = 'submit';

export function emptyDraft(): SubmitDraft {
  return {
    requestId: newRequestId(),
    category: '',
    text: '',
    photos: [],
    place: null,
    contact: '',
    urgent: false,
    notify: null,
  };
}

/** The draft on the phone, if it holds anything worth restoring. */
export function restoredDraft(): SubmitDraft | undefined {
  const draft = readDraft<SubmitDraft>(form);
  return draft && (draft.text.trim() !== '' || draft.photos.length > 0 || draft.category !== '' || draft.place !== null)
    ? draft
    : undefined;
}

export const keepDraft = (draft: SubmitDraft): void => saveDraft(form, draft);
export const discardDraft = (): void => dropDraft(form);
