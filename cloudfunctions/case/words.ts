import type { Procedure } from '../platform/settings';
import { whenText } from '../platform/when-text';
import type { Case, CaseEvent, CaseState, Outcome } from './case';

/** The plain words residents and staff both read. One sentence for one thing, nothing a neighbour would not say. */

export const stateWords: Record<CaseState, string> = {
  submitted: '待受理',
  accepted: '办理中',
  answered: '待您确认',
  reopened: '重新办理',
  closed: '已办结',
  withdrawn: '已撤回',
  merged: '已并案',
  alarmed: '待应急响应',
  responding: '应急处置中',
  controlled: '已控制',
  resolved: '待复盘',
  defining: '待受理界定',
  supplementing: '待补材料',
  reviewing: '镇审核中',
  publicised: '公示中',
  deciding: '区审批中',
};

export const outcomeWords: Record<Outcome, string> = {
  solved: '已解决',
  partlySolved: '部分解决',
  cannotSolve: '无法解决',
  notOurs: '不属于受理范围',
  approved: '审批同意',
  refused: '审批不同意',
  materialsMissing: '材料未补齐',
};

export const procedureWords: Record<Procedure, string> = {
  onSite: '现场处理',
  coordinated: '协调处理',
  emergency: '突发事件',
  approval: '需要审批',
};

type Progress = Pick<
  Case,
  'state' | 'holderName' | 'handler' | 'dueAt' | 'outcome' | 'rating' | 'pause' | 'parent' | 'procedure'
>;

/** One line: who has it and by when what happens. */
export function progressText(facts: Progress, now: Date): string {
  const due = facts.dueAt ? whenText(facts.dueAt, now) : '';
  const person = facts.handler?.name ?? facts.holderName;
  if (facts.pause?.agreedAt) return `${person}正在办理，因故延期，${whenText(facts.pause.until, now)}前继续`;
  switch (facts.state) {
    case 'submitted':
      return `已送到${facts.holderName}${facts.handler ? `（${facts.handler.name}）` : ''}，${due}前受理`;
    case 'accepted':
      return `${person}正在办理，${due}前答复您`;
    case 'answered':
      return `${person}已答复：${outcomeWords[facts.outcome ?? 'solved']}。请您确认，${due}前未回应将自动办结`;
    case 'reopened':
      return `已转给${facts.holderName}重新办理，${due}前受理`;
    case 'closed':
      return facts.rating ? '已办结，感谢您的评价' : '已办结';
    case 'withdrawn':
      return '您已撤回';
    case 'merged':
      return `与编号 ${spacedNumber(facts.parent?.no ?? '')} 是同一件事，已合并办理，有结果一并答复您`;
    case 'alarmed':
      return `已同时报社区和镇值班人员，${due}前响应`;
    case 'responding':
      return `${person}正在应急处置`;
    case 'controlled':
      return `现场已控制，${person}正在做后续处理`;
    case 'resolved':
      return '已处置完毕，复盘后答复您';
    case 'defining':
      return `已报${facts.holderName}，${due}前告诉您材料是否齐全`;
    case 'supplementing':
      return `请您补齐材料，${due}前交来`;
    case 'reviewing':
      return `材料已齐，${facts.holderName}正在审核，${due}前审完`;
    case 'publicised':
      return `镇审核通过，正在公示，${due}结束`;
    case 'deciding':
      return `公示已结束，${facts.holderName}正在审批，${due}前给您结果`;
  }
}

/** The same line for somebody whose case it is not: nothing is asked of them. */
export function progressForOthers(facts: Progress, now: Date): string {
  const due = facts.dueAt ? whenText(facts.dueAt, now) : '';
  const person = facts.handler?.name ?? facts.holderName;
  if (facts.pause?.agreedAt) return progressText(facts, now);
  switch (facts.state) {
    case 'accepted':
      return `${person}正在办理，${due}前答复`;
    case 'answered':
      return `${person}已答复：${outcomeWords[facts.outcome ?? 'solved']}，等反映人确认`;
    case 'closed':
      return '已办结';
    case 'withdrawn':
      return '反映人已撤回';
    case 'merged':
      return `与编号 ${spacedNumber(facts.parent?.no ?? '')} 是同一件事，已合并办理`;
    case 'resolved':
      return '已处置完毕，正在复盘';
    case 'defining':
      return `已报${facts.holderName}核对材料，${due}前核对完`;
    case 'supplementing':
      return '等反映人补齐材料';
    case 'deciding':
      return `公示已结束，${facts.holderName}正在审批，${due}前有结果`;
    default:
      return progressText(facts, now);
  }
}

/** How long ago a time ran out: `超时 12 分钟`, `超时 3 小时`, `超时 2 天`. */
export function lateText(dueAt: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - dueAt.getTime()) / 60_000);
  if (minutes < 60) return `超时 ${Math.max(1, minutes)} 分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `超时 ${hours} 小时` : `超时 ${Math.floor(hours / 24)} 天`;
}

/** Who is next once the present step is done. */
export function nextText(facts: Progress): string {
  switch (facts.state) {
    case 'submitted':
      return facts.procedure === 'approval' ? '受理后报社区受理中心核对材料' : '受理后办理，办好会答复您';
    case 'reopened':
      return '受理后办理，办好会答复您';
    case 'accepted':
      return '答复后请您确认是否解决';
    case 'answered':
      return '您确认后办结；没解决可以退回重办';
    case 'alarmed':
    case 'responding':
    case 'controlled':
      return '处置完毕后由镇复盘，并答复您';
    case 'resolved':
      return '答复后请您确认';
    case 'defining':
      return '材料齐全后由镇审核';
    case 'supplementing':
      return '补齐后社区继续办理';
    case 'reviewing':
      return '审核通过后公示，同时报区';
    case 'publicised':
      return '公示期满没有异议，由区审批';
    case 'deciding':
      return '审批后公布结果并告诉您';
    default:
      return '';
  }
}

/** The heading of an event in the timeline. */
export function eventText(
  event: Pick<CaseEvent, 'action' | 'by' | 'outcome' | 'target' | 'asked' | 'score' | 'to'>,
): string {
  const who = event.by.name ?? '';
  const target = event.target?.name ?? '';
  switch (event.action) {
    case 'submit':
      return event.by.role === 'resident' ? '居民提交' : `${who}登记`;
    case 'accept':
      return `${who}已受理`;
    case 'reply':
      return `${who}回复`;
    case 'settle':
      return `${who}答复：${outcomeWords[event.outcome ?? 'solved']}`;
    case 'return':
      return `${who}答复：不属于受理范围`;
    case 'transfer':
      return `${who}转给${target || '其他网格'}`;
    case 'addMaterial':
      return '居民补充';
    case 'supply':
      return event.by.role === 'resident' ? '居民补交材料' : `${who}收到居民补交的材料`;
    case 'withdraw':
      return '居民撤回';
    case 'confirm':
      return `居民确认${event.outcome ? outcomeWords[event.outcome] : '已解决'}，评价 ${event.score ?? 0} 星`;
    case 'dispute':
      return `居民反映未解决${target ? `，转${target}` : ''}`;
    case 'rate':
      return `居民评价 ${event.score ?? 0} 星`;
    case 'openContact':
      return `${who}查看了联系电话`;
    case 'recategorise':
      return `${who}改正了事项类别`;
    case 'bring':
      return `${who}带回${target || '社区受理中心'}商处`;
    case 'apply':
      return `${who}报${target || '社区受理中心'}受理界定`;
    case 'alarm':
      return `${who}报警：突发事件，已同时通知社区和镇`;
    case 'merge':
      return `${who}将此事并入编号 ${target}`;
    case 'unmerge':
      return '恢复单独办理';
    case 'askPause':
      return `${who}申请延期`;
    case 'agreePause':
      return `${who}同意延期`;
    case 'refusePause':
      return `${who}不同意延期`;
    case 'resume':
      return '延期结束，继续办理';
    case 'assign':
      return `${who}交${(event.asked ?? []).map(({ name }) => name).join('、')}办理`;
    case 'recall':
      return `${who}撤回对${target}的交办`;
    case 'contribute':
      return `${who}回复了本部门的办理情况`;
    case 'readOutcome':
      return `${who}签收处理结果`;
    case 'urge':
      return `${who}督办`;
    case 'acknowledge':
      return `${who}已响应，正在处置`;
    case 'track':
      return `${who}现场跟踪`;
    case 'control':
      return `${who}：现场已控制`;
    case 'resolve':
      return `${who}：处置完毕`;
    case 'standDown':
      return `${who}核实不是突发事件，转一般办理`;
    case 'review':
      return `${who}复盘并答复`;
    case 'define':
      return `${who}受理：材料齐全，报${target || '镇行政服务中心'}审核`;
    case 'askMaterials':
      return `${who}一次性告知需补材料`;
    case 'publicise':
      return `${who}审核通过，在镇和社区公示，并报区`;
    case 'sendBack':
      return `${who}退回${target}重新核对`;
    case 'object':
      return '收到一条异议';
    case 'dismissObjection':
      return `${who}核实异议：不成立`;
    case 'upholdObjection':
      return `${who}核实异议：成立，停止公示，重新审核`;
    case 'endNotice':
      return `公示期满，报${target || '区'}审批`;
    case 'approve':
      return `${who}审批同意`;
    case 'refuse':
      return `${who}审批不同意`;
    case 'remind':
      if (event.to === 'answered') return '请您确认结果，快到期了';
      return event.to === 'supplementing' ? '请您补齐材料，快到期了' : '快到时限，已提醒';
    case 'taskOverdue':
      return `${(event.asked ?? []).map(({ name }) => name).join('、')}没有按时回复，已催办`;
    case 'handleOrdinarily':
      return `${who}核对：不需要审批，转一般办理`;
    case 'overdue':
      return '超过时限，已催办';
    case 'climb':
      return '超时较久，已报上一级';
    case 'autoAlarm':
      return '限时内无人核实，已自动报警，同时通知社区和镇';
    case 'closeQuietly':
      return '居民未回应，到期自动办结';
    case 'lapse':
      return '到期未补齐材料，办结';
    case 'followParent':
      return `同一件事有了结果：${outcomeWords[event.outcome ?? 'solved']}`;
  }
}

/** `1234 5678 9` */
export function spacedNumber(no: string): string {
  return no.replace(/^(\d{4})(\d{4})(\d)$/, '$1 $2 $3');
}
