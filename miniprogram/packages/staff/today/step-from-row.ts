import { type CaseView, getCase, takeStep } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { stepsOnRow } from '../components/work-row/row-words';

/** What a tap on 受理 or 响应 came to. */
export interface StepOutcome {
  taken: boolean;
  /** The case as it stands now, when that is known. */
  view: CaseView | null;
  /** What went wrong, or what somebody else did meanwhile. */
  note: string;
}

/** Request ids of steps without an answer yet, by case: another tap is the same step. */
const unanswered = new Map<string, string>();

/** Takes a step and never throws: whatever happens, the row has something true to say. */
export async function stepFromRow(step: keyof typeof stepsOnRow, id: string): Promise<StepOutcome> {
  const key = `${step} ${id}`;
  const requestId = unanswered.get(key) ?? newRequestId();
  unanswered.set(key, requestId);
  try {
    const view = await takeStep(`case.${step}`, { id }, requestId);
    unanswered.delete(key);
    return { taken: true, view, note: '' };
  } catch (error) {
    if (!(error instanceof CloudError)) return { taken: false, view: null, note: messageOf(error) };
    if (error.code === 'OFFLINE') {
      return { taken: false, view: null, note: `网络不通，还没有收到结果，请再点一次「${stepsOnRow[step].name}」` };
    }
    unanswered.delete(key);
    return error.code === 'CASE_CHANGED' ? meanwhile(id, error) : { taken: false, view: null, note: error.message };
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
