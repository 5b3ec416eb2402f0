import type { CaseView } from '../../../services/case';

/** The first thing seen of a case: its state, and in one line what has to happen by when. */
export interface Heading {
  state: string;
  /** `今天 17:30 前受理`, or who is waited for. */
  due: string;
  tone: 'alarm' | 'late' | 'work' | 'wait' | 'done' | 'gone';
}

/** The same while something done here is not uploaded: clocks run only from then on. */
export function waitingHeading(heading: Heading, isRefused: boolean): Heading {
  const due = isRefused ? '有一步没有上传成功，请先处理' : '待上传，有信号就自动上传';
  return { ...heading, due, tone: isRefused ? 'late' : 'wait' };
}

export function headingOf(view: CaseView | undefined): Heading {
  if (!view) return { state: '', due: '', tone: 'work' };
  const { due } = view.holder;
  const pause = view.staff?.pause;
  const late = view.late ? 'late' : 'work';
  const should = (step: string) => (view.late ? `应在${due} 前${step}` : `${due} 前${step}`);
  if (pause?.agreed) return { state: '已延期', due: `时限暂停，${pause.until} 前继续`, tone: 'wait' };
  switch (view.state) {
    case 'submitted':
      return { state: '待受理', due: should(view.urgent ? '核实并受理' : '受理'), tone: view.urgent ? 'late' : late };
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
    case 'merged':
      return { state: '已并案', due: `随编号 ${view.parent?.no ?? ''} 一起答复`, tone: 'wait' };
    case 'alarmed':
      return { state: '突发：待响应', due: should('响应'), tone: 'alarm' };
    case 'responding':
      return { state: '突发：处置中', due: should('控制'), tone: 'alarm' };
    case 'controlled':
      return { state: '突发：已控制', due: should('处置完毕'), tone: 'alarm' };
    case 'resolved':
      return { state: '突发：待复盘', due: should('复盘'), tone: late };
    case 'defining':
      return { state: '待受理界定', due: should('界定'), tone: late };
    case 'supplementing':
      return { state: '等居民补材料', due: `${due} 前没有补齐就办结`, tone: 'wait' };
    case 'reviewing':
      return { state: '镇审核', due: should('审核'), tone: late };
    case 'publicised':
      if (view.staff?.objections.some(({ answer }) => !answer)) {
        return { state: '公示中：有异议', due: '核实并答复后公示才能结束', tone: late };
      }
      return { state: '公示中', due: `${due} 公示期满`, tone: 'wait' };
    case 'deciding':
      return { state: '区审批', due: should('审批'), tone: late };
  }
}
