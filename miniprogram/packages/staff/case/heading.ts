import type { CaseView } from '../../../services/case';

/** The first thing seen of a case: its state, and in one line what has to happen by when. */
export interface Heading {
  state: string;
  /** `今天 17:30 前受理`, or who is waited for. */
  due: string;
  tone: 'late' | 'work' | 'wait' | 'done' | 'gone';
}

export function headingOf(view: CaseView | undefined): Heading {
  if (!view) return { state: '', due: '', tone: 'work' };
  const { due } = view.holder;
  const late = view.late ? 'late' : 'work';
  const should = (step: string) => (view.late ? `应在${due} 前${step}` : `${due} 前${step}`);
  switch (view.state) {
    case 'submitted':
      return { state: '待受理', due: should('受理'), tone: late };
    case 'reopened':
      return { state: '居民反映未解决', due: should('重新受理'), tone: late };
    case 'accepted':
      return { state: '办理中', due: should('答复居民'), tone: late };
    case 'answered':
      return { state: '等居民确认', due: `${due} 前没有回应就自动办结`, tone: 'wait' };
    case 'closed':
      return { state: '已办结', due: view.outcome ? `结果：${view.outcome.text}` : '', tone: 'done' };
    case 'withdrawn':
      return { state: '居民已撤回', due: '不用再办', tone: 'gone' };
  }
}
