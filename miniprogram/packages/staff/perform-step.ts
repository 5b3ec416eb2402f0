import type { CaseView } from '../../services/case';
import type { Done } from '../../services/pending/entry';
import { performHere } from '../../services/pending/pending';

/** Takes a step for a page that looks on: resolves to the case, or to undefined where the step waits on the phone. */
export const performStep = (done: Done): Promise<CaseView | undefined> => performHere<CaseView>(done);

/** An alarm that waits on a phone is no alarm: whoever raised it is told so. */
export async function sayNotReported(): Promise<void> {
  await wx.showModal({
    title: '没有信号，还没有报出去',
    content: '请马上打电话或当面报告。内容已存在手机里，有信号就自动报警。',
    showCancel: false,
    confirmText: '知道了',
  });
}

/** What was done to what, in a line: `受理：井盖破损`. */
export function wordsOf(step: string, view: Pick<CaseView, 'text'> | undefined): string {
  const about = view?.text.replace(/\s+/g, ' ').slice(0, 40) ?? '';
  return about ? `${step}：${about}` : step;
}
