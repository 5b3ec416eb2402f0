import { newRequestId } from '../../../services/cloud';
import type { Photo } from '../../../services/photos';

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
