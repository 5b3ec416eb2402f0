import { acceptCase, type CaseView, getCase } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';

/** What a tap on 受理 came to. */
export interface AcceptOutcome {
  accepted: boolean;
  /** The case as it stands now, when that is known. */
  view: CaseView | null;
  /** What went wrong, or what somebody else did meanwhile. */
  note: string;
}

/** Request ids of accepts without an answer yet, by case: another tap is the same step. */
const unanswered = new Map<string, string>();

/** Accepts a case and never throws: whatever happens, the row has something true to say. */
export async function acceptFromRow(id: string): Promise<AcceptOutcome> {
  const requestId = unanswered.get(id) ?? newRequestId();
  unanswered.set(id, requestId);
  try {
    const view = await acceptCase(id, requestId);
    unanswered.delete(id);
    return { accepted: true, view, note: '' };
  } catch (error) {
    if (!(error instanceof CloudError)) return { accepted: false, view: null, note: messageOf(error) };
    if (error.code === 'OFFLINE') {
      return { accepted: false, view: null, note: '网络不通，还没有收到结果，请再点一次「受理」' };
    }
    unanswered.delete(id);
    return error.code === 'CASE_CHANGED' ? meanwhile(id, error) : { accepted: false, view: null, note: error.message };
  }
}

async function meanwhile(id: string, error: CloudError): Promise<AcceptOutcome> {
  try {
    const view = await getCase(id);
    return { accepted: false, view, note: `刚刚有新进展：${error.details['last']}` };
  } catch {
    return { accepted: false, view: null, note: error.message };
  }
}
