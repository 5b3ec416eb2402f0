import type { OutputOf } from '../../services/api';
import type { Entry } from '../../services/pending/entry';

type CaseView = OutputOf<'case.detail'>;

/**
 * The case as it will stand when what waits has gone up, as far as that is certain: an accepted case may be answered and
 * settled. After anything else the next step waits, too.
 */
export function expectedOf(view: CaseView, waiting: ReadonlyArray<Pick<Entry, 'action' | 'refusal'>>): CaseView {
  let expected = view;
  for (const { action, refusal } of waiting) {
    if (refusal) return { ...expected, can: [] };
    if (action === 'case.accept' && expected.can.includes('accept')) expected = accepted(expected);
    else if (action !== 'case.reply' && !(action === 'case.accept' && expected.state === 'accepted')) {
      return { ...expected, can: [] };
    }
  }
  return expected;
}

function accepted(view: CaseView): CaseView {
  // Who answered a case that came back may not answer it again, which only the server knows.
  const can: CaseView['can'] = view.reopened > 0 ? ['reply'] : ['settle', 'reply'];
  return { ...view, state: 'accepted', stateText: '办理中', can };
}
