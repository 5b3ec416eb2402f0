import { newRequestId } from '../../../services/cloud';
import type { Done } from '../../../services/pending/entry';
import type { Photo } from '../../../services/photos';
import { subjectOf } from '../patrol/rounds';

/** What was seen on a round, as far as it is filled in; its ids stay until an answer came. */
export interface SeenDraft {
  id: string;
  requestId: string;
  text: string;
  photos: Photo[];
  place: { longitude: number; latitude: number; address: string } | null;
  /** It is to be handled: a case. */
  isProblem: boolean;
  category: string;
  urgent: boolean;
}

export interface Problems {
  text?: string;
  category?: string;
  place?: string;
}

export function emptySeen(isProblem: boolean): SeenDraft {
  const empty = { text: '', photos: [], place: null, category: '', urgent: false };
  return { id: newRequestId(), requestId: newRequestId(), ...empty, isProblem };
}

/** What is missing, a sentence a field. */
export function problemsOf({ text, photos, place, isProblem, category }: SeenDraft): Problems {
  if (!isProblem) return text.trim() === '' && photos.length === 0 ? { text: '请写一句看到的情况，或拍一张照片' } : {};
  return {
    ...(text.trim() === '' ? { text: '请写一句看到的情况' } : {}),
    ...(category === '' ? { category: '请选择是哪一类事' } : {}),
    ...(place ? {} : { place: '请记下在哪里' }),
  };
}

/** What was seen as it leaves the phone: a note of the round, or a problem that becomes a case. */
export function seenDone({ patrol, url, key }: { patrol: string; url: string; key: string }, draft: SeenDraft): Done {
  const { id, requestId, photos, place, isProblem, category, urgent } = draft;
  const text = draft.text.trim();
  const said = { patrol, id, text, photos: photos.map(({ path, fileID }) => fileID || path) };
  const point = place && { longitude: place.longitude, latitude: place.latitude };
  return {
    id: requestId,
    ...(isProblem && place
      ? {
          action: 'patrol.report',
          input: { ...said, category, place, urgent },
          words: `发现问题：${text.slice(0, 40)}`,
        }
      : { action: 'patrol.note', input: { ...said, point }, words: `巡查记录：${text.slice(0, 40) || '照片'}` }),
    photos,
    subject: subjectOf(patrol),
    form: { url, key, draft },
  };
}
