import { type CaseView, replyToCase, returnCase, settleCase } from '../../../services/case';
import { type CloudError, newRequestId } from '../../../services/cloud';
import type { Photo } from '../../../services/photos';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { otherPlaces, replyPhrases, returnPhrases, settledPhrases } from '../phrases';

/** The steps with words to the resident: 办结登记, 回复居民, 退回. */
export type FormKind = 'settle' | 'reply' | 'return';

export type Outcome = 'solved' | 'partlySolved' | 'cannotSolve';

/** What is filled in; `requestId` stays with it until an answer came, so that a second try is the same step. */
export interface FormDraft {
  outcome: Outcome | '';
  where: string;
  text: string;
  internalText: string;
  photos: Photo[];
  requestId: string;
}

/** How a form looks and speaks. */
export interface Form {
  title: string;
  label: string;
  hint: string;
  outcomes: boolean;
  where: boolean;
  photos: boolean;
  internal: boolean;
  /** What follows from sending it, said beforehand. */
  says: string;
  button: string;
  /** Said afterwards. */
  said: string;
  /** The case has left the desk afterwards: back to the list rather than to the case. */
  leaves: boolean;
}

export const forms: Record<FormKind, Form> = {
  settle: {
    title: '办结登记',
    label: '办理情况',
    hint: '做了什么、结果怎样，居民会看到',
    outcomes: true,
    where: false,
    photos: true,
    internal: true,
    says: '提交后请居民确认',
    button: '提交办结',
    said: '已答复，等居民确认',
    leaves: true,
  },
  reply: {
    title: '回复居民',
    label: '回复内容',
    hint: '说进展，或问清情况，居民会看到',
    outcomes: false,
    where: false,
    photos: true,
    internal: false,
    says: '',
    button: '发给居民',
    said: '已发给居民',
    leaves: false,
  },
  return: {
    title: '退回',
    label: '退回原因',
    hint: '为什么不归我们办，怎样去办',
    outcomes: false,
    where: true,
    photos: false,
    internal: false,
    says: '退回后居民可以提出异议',
    button: '退回并告诉居民',
    said: '已退回，并告诉居民',
    leaves: true,
  },
};

/** What the form takes from the case. Without a signal there is none, and the words for all are offered. */
export function partsOf(kind: FormKind, view?: CaseView) {
  const category = view?.category.code ?? '';
  return {
    about: view ? `${view.category.name}：${view.text}` : '',
    phrases: phrasesFor(kind, category),
    places: kind === 'return' ? otherPlaces(category) : [],
    allowed: view?.can.includes(kind) ?? true,
  };
}

function phrasesFor(kind: FormKind, category: string): readonly string[] {
  if (kind === 'reply') return replyPhrases;
  return kind === 'return' ? returnPhrases : settledPhrases(category);
}

export const emptyDraft = (): FormDraft => ({
  outcome: '',
  where: '',
  text: '',
  internalText: '',
  photos: [],
  requestId: newRequestId(),
});

const nameOf = (kind: FormKind, id: string): string => `staff:${id}:${kind}`;

export const restoredDraft = (kind: FormKind, id: string): FormDraft | undefined => {
  const kept = readDraft<Partial<FormDraft>>(nameOf(kind, id));
  return kept && { ...emptyDraft(), ...kept };
};

export const keepDraft = (kind: FormKind, id: string, draft: FormDraft): void => saveDraft(nameOf(kind, id), draft);

export const discardDraft = (kind: FormKind, id: string): void => dropDraft(nameOf(kind, id));

export type Problems = Partial<Record<'outcome' | 'where' | 'text' | 'internalText' | 'photos', string>>;

export const fields: readonly (keyof Problems)[] = ['outcome', 'where', 'text', 'photos', 'internalText'];

/** What is missing. */
export function check(kind: FormKind, draft: FormDraft): Problems {
  const form = forms[kind];
  return {
    ...(form.outcomes && draft.outcome === '' ? { outcome: '请选择办理结果' } : {}),
    ...(form.where && draft.where.trim() === '' ? { where: '请写明居民该去哪里办' } : {}),
    ...(draft.text.trim() === '' ? { text: `请填写${form.label}，居民会看到` } : {}),
  };
}

/** The field a refusal is about, if it names one. */
export const fieldOf = ({ code, details }: CloudError): keyof Problems | undefined =>
  code === 'NOT_A_PICTURE' ? 'photos' : fields.find((field) => field === details['field']);

/** Scrolls to the first field that is wrong. False when none is. */
export function scrollToFirst(problems: Problems): boolean {
  const first = fields.find((field) => problems[field]);
  if (first) wx.pageScrollTo({ selector: `#field-${first}`, offsetTop: -16, duration: 200 });
  return first !== undefined;
}

/** Sends the step; under the same request id a repeated try is the same step. */
export function send(kind: FormKind, id: string, draft: FormDraft, photos: string[]): Promise<CaseView> {
  const text = draft.text.trim();
  if (kind === 'reply') return replyToCase({ id, text, photos }, draft.requestId);
  if (kind === 'return') return returnCase({ id, where: draft.where.trim(), text }, draft.requestId);
  const outcome = draft.outcome || 'solved';
  return settleCase({ id, outcome, text, internalText: draft.internalText.trim(), photos }, draft.requestId);
}

/** Whether these words are what arrived: an earlier try may have arrived with others. */
export const hasArrived = (view: CaseView, { text }: FormDraft): boolean =>
  view.timeline.some((item) => item.text.includes(text.trim()));
