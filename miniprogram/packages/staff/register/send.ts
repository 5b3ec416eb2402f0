import type { InputOf } from '../../../services/api';
import type { Done } from '../../../services/pending/entry';
import { wordsOf } from '../perform-step';
import { draftName, type RegisterDraft, renewed } from './draft';
import { forms, type Kind } from './kinds';

/** What the alarm's own words may be long. */
const mostAlarmWords = 500;

/**
 * The registering as it is sent, and the alarm that follows where it is one. Tried again with the same draft it is the
 * same case and the same alarm, whichever of the two answers was lost.
 */
export function registering(kind: Kind, draft: RegisterDraft): Done {
  const { category, place, contact, urgent, photos } = draft;
  const text = draft.text.trim();
  const input: InputOf<'case.register'> = {
    category,
    text,
    photos: photos.map(({ path, fileID }) => fileID || path),
    place,
    grid: draft.grid?.code ?? null,
    contact: contact || null,
    urgent: urgent || kind === 'alarm',
    onBehalf: contact !== '',
  };
  const words = wordsOf(forms[kind].title, { text });
  return {
    id: draft.requestId,
    action: 'case.register',
    input: { ...input },
    photos,
    subject: draft.requestId,
    words,
    form: { url: `/packages/staff/register/register?for=${kind}`, key: draftName(kind), draft: renewed(draft) },
    ...(kind === 'alarm' ? { next: alarmOf(draft, text) } : {}),
  };
}

function alarmOf(draft: RegisterDraft, text: string): Done['next'] {
  const input: Omit<InputOf<'case.alarm'>, 'id'> = { text: text.slice(0, mostAlarmWords) };
  return { id: draft.alarmRequestId, action: 'case.alarm', input, words: wordsOf('报警', { text }) };
}
