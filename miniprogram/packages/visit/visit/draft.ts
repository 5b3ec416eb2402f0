import type { InputOf } from '../../../services/api';
import type { Done } from '../../../services/pending/entry';
import type { Photo } from '../../../services/photo';

export type VisitDraft = {
  /** The visit's own id and the request's: tried again it is the same visit and the same case. */
  id: string;
  requestId: string;
  kind: InputOf<'visit.record'>['kind'];
  text: string;
  photos: Photo[];
  /** What the visit found: nothing, something to be dealt with as a case, or something for partners. */
  found: 'nothing' | 'case' | 'need';
  category: string;
  urgent: boolean;
  need: string;
};

export const emptyVisit = (newId: () => string): VisitDraft => ({
  id: newId(),
  requestId: newId(),
  kind: 'met',
  text: '',
  photos: [],
  found: 'nothing',
  category: '',
  urgent: false,
  need: '',
});

export interface Problems {
  text?: string;
  category?: string;
  need?: string;
}

export function problemsOf({ found, text, category, need }: VisitDraft): Problems {
  if (found === 'case') {
    return {
      ...(text.trim() ? {} : { text: '请写一句要办的事' }),
      ...(category ? {} : { category: '请选择事项类别' }),
    };
  }
  return found === 'need' && !need.trim() ? { need: '请写一句需要什么帮助' } : {};
}

/** The visit as it leaves the phone, at once or when there is a signal. */
export function visitDone(
  { id: household, url, key, name }: { id: string; url: string; key: string; name: string },
  draft: VisitDraft,
): Done {
  const { id, requestId, kind, photos, found, category, urgent } = draft;
  const said = {
    household,
    id,
    kind,
    text: draft.text.trim(),
    photos: photos.map(({ path, fileID }) => fileID || path),
  };
  const action = found === 'case' ? 'visit.report' : 'visit.record';
  return {
    id: requestId,
    action,
    input:
      found === 'case' ? { ...said, category, urgent } : { ...said, need: found === 'need' ? draft.need.trim() : '' },
    photos,
    subject: household,
    words: `走访：${name}`,
    form: { url, key, draft },
  };
}
