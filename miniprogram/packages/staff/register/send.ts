import { type CaseView, registerCase, takeStep } from '../../../services/case';
import { CloudError } from '../../../services/cloud';
import type { RegisterDraft } from './draft';
import type { Kind } from './kinds';

/** What the alarm's own words may be long. */
const mostAlarmWords = 500;

/** Registered, but no answer came whether the alarm was raised. */
export class AlarmUnanswered extends CloudError {
  constructor() {
    super('OFFLINE', '已经登记，还没有收到报警的结果。请再点一次；没有人核实的话，系统到时也会自动报警');
  }
}

/**
 * Registers, and raises the alarm where it is one. Tried again with the same draft it is the same case and the same
 * alarm, whichever of the two answers was lost. An alarm somebody else has raised meanwhile is as good.
 */
export async function send(kind: Kind, draft: RegisterDraft, photos: string[]): Promise<CaseView> {
  const { category, place, contact, urgent } = draft;
  const text = draft.text.trim();
  const view = await registerCase(
    {
      category,
      text,
      photos,
      place,
      grid: draft.grid?.code ?? null,
      contact: contact || null,
      urgent: urgent || kind === 'alarm',
      onBehalf: contact !== '',
    },
    draft.requestId,
  );
  if (kind !== 'alarm' || !view.can.includes('alarm')) return view;
  try {
    return await takeStep('case.alarm', { id: view.id, text: text.slice(0, mostAlarmWords) }, draft.alarmRequestId);
  } catch (error) {
    if (error instanceof CloudError && error.code === 'CASE_CHANGED') return view;
    throw error instanceof CloudError && error.code === 'OFFLINE' ? new AlarmUnanswered() : error;
  }
}
