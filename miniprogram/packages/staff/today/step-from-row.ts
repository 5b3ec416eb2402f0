import { type CaseListItem, type CaseView, getCase } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { stepsOnRow } from '../components/work-row/row-words';
import { performStep, wordsOf } from '../perform-step';

/** What a tap on 受理 or 响应 came to. */
export interface StepOutcome {
  /** False also while it waits on the phone. */
  taken: boolean;
  /** The case as it stands now, when that is known. */
  view: CaseView | null;
  /** What went wrong, or what somebody else did meanwhile. */
  note: string;
}

/** Takes a step and never throws: whatever happens, the row has something true to say. */
export async function stepFromRow(step: keyof typeof stepsOnRow, { id, text }: CaseListItem): Promise<StepOutcome> {
  try {
    const view = await performStep({
      action: `case.${step}`,
      input: { id },
      id: newRequestId(),
      photos: [],
      subject: id,
      words: wordsOf(stepsOnRow[step].name, { text }),
    });
    return { taken: view !== undefined, view: view ?? null, note: '' };
  } catch (error) {
    if (error instanceof CloudError && error.code === 'CASE_CHANGED') return meanwhile(id, error);
    return { taken: false, view: null, note: messageOf(error) };
  }
}

async function meanwhile(id: string, error: CloudError): Promise<StepOutcome> {
  try {
    const view = await getCase(id);
    return { taken: false, view, note: `刚刚有新进展：${error.details['last']}` };
  } catch {
    return { taken: false, view: null, note: error.message };
  }
}
