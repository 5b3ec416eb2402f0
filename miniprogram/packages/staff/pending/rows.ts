import { timeText } from '../../../services/days';
import type { Entry } from '../../../services/pending/entry';

/** Both sides of a refusal. */
export interface Conflict {
  id: string;
  words: string;
  when: string;
  /** What was typed, in full. */
  typed: string;
  photos: string[];
  message: string;
  now: string[];
  canEdit: boolean;
  /** There is a case to look at. */
  hasCase: boolean;
}

export interface WaitingRow {
  id: string;
  words: string;
  when: string;
  photos: number;
  state: string;
  tone: 'primary' | 'warning' | '';
}

export function conflictOf({ id, words, at, action, input, photos, refusal, form, subject }: Entry): Conflict {
  return {
    id,
    words,
    when: timeText(at),
    typed: typedIn(input),
    photos: photos.map(({ path }) => path),
    message: sentenceOf(refusal),
    now: refusal?.now ?? [],
    canEdit: form !== undefined,
    hasCase: action.startsWith('case.') && subject !== id,
  };
}

/** Whoever had the case when it was done and has not any more is not told of rights, but of what happened. */
function sentenceOf(refusal: Entry['refusal']): string {
  if (!refusal) return '';
  return refusal.code === 'FORBIDDEN' && refusal.now.length > 0 ? '情况变了，这一步现在不能由您来做' : refusal.message;
}

/** What a person wrote: the words of the form, in its order. */
function typedIn(input: Entry['input']): string {
  return ['where', 'title', 'text', 'ask', 'reason', 'internalText', 'need']
    .map((name) => input[name])
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .join('\n');
}

export function waitingRowOf(
  { id, words, at, photos, subject, seq }: Entry,
  all: readonly Entry[],
  { isSending, isMine }: { isSending: boolean; isMine: boolean },
): WaitingRow {
  const held = all.some((one) => one.refusal && one.subject === subject && one.seq < seq);
  const [state, tone] = isSending
    ? (['正在上传', 'primary'] as const)
    : !isMine
      ? (['等本人登录后上传', ''] as const)
      : held
        ? (['等前一步处理后上传', 'warning'] as const)
        : (['待上传', 'warning'] as const);
  return { id, words, when: timeText(at), photos: photos.length, state, tone };
}
