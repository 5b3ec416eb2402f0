import type { CaseView } from '../../../services/case';
import { newRequestId } from '../../../services/cloud';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import type { Step } from './step-of-case';
import type { StepAction } from './steps';
import { noValues, type Sent, type Values } from './values';

/** What is filled in; the request id stays with it until an answer came, so that a second try is the same step. */
export interface Draft {
  values: Values;
  requestId: string;
}

/** Which step of which case; `on` is the objection or the desk it is about, where a case has several. */
export interface About {
  id: string;
  action: StepAction;
  on: string;
}

export const nameOf = ({ id, action, on }: About): string => `staff:${id}:${action}${on && `:${on}`}`;

export const emptyDraft = (): Draft => ({ values: { ...noValues }, requestId: newRequestId() });

export function restoredDraft(about: About): Draft | undefined {
  const kept = readDraft<Draft>(nameOf(about));
  return kept && { ...kept, values: { ...noValues, ...kept.values } };
}

export const keepDraft = (about: About, draft: Draft): void => saveDraft(nameOf(about), draft);

export const discardDraft = (about: About): void => dropDraft(nameOf(about));

/** As it is sent, with the photos' file ids. */
export function sentOf({ values }: Draft, on: string, photos: string[]): Sent {
  const trimmed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as unknown as Values;
  return { ...trimmed, outcome: trimmed.outcome || 'solved', photos, on };
}

/** Whether these words are what arrived: an earlier try may have arrived with others. */
export function hasArrived(view: CaseView, step: Step, { values }: Draft): boolean {
  const { timeline, publication, rating, staff } = view;
  const there = JSON.stringify([
    timeline.map(({ text, internalText }) => [text, internalText]),
    publication,
    rating,
    staff,
  ]);
  return step.fields
    .filter(({ kind }) => kind === 'words' || kind === 'line')
    .every(({ name }) => there.includes(JSON.stringify(String(values[name]).trim()).slice(1, -1)));
}
