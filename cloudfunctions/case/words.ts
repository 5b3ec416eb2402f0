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
};

export const outcomeWords: Record<Outcome, string> = {
  solved: '已解决',
  partlySolved: '部分解决',
  cannotSolve: '无法解决',
  notOurs: '不属于受理范围',
};

type Progress = Pick<Case, 'state' | 'holderName' | 'handler' | 'dueAt' | 'outcome' | 'rating'>;

/** One line: who has it and by when what happens. */
export function progressText(facts: Progress, now: Date): string {
  const due = facts.dueAt ? whenText(facts.dueAt, now) : '';
  const person = facts.handler?.name ?? facts.holderName;
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
    case 'reopened':
      return '受理后办理，办好会答复您';
    case 'accepted':
      return '答复后请您确认是否解决';
    case 'answered':
      return '您确认后办结；没解决可以退回重办';
    default:
      return '';
  }
}

/** The heading of an event in the timeline. */
export function eventText(event: CaseEvent): string {
  const who = event.by.name ?? '';
  switch (event.action) {
    case 'submit':
      return '居民提交';
    case 'accept':
      return `${who}已受理`;
    case 'reply':
      return `${who}回复`;
    case 'settle':
      return `${who}答复：${outcomeWords[event.outcome ?? 'solved']}`;
    case 'return':
      return `${who}答复：不属于受理范围`;
    case 'transfer':
      return `${who}转给${event.target?.name ?? '其他网格'}`;
    case 'addMaterial':
      return '居民补充';
    case 'withdraw':
      return '居民撤回';
    case 'confirm':
      return `居民确认${event.outcome ? outcomeWords[event.outcome] : '已解决'}，评价 ${event.score ?? 0} 星`;
    case 'dispute':
      return `居民反映未解决，转${event.target?.name ?? '社区受理中心'}`;
    case 'rate':
      return `居民评价 ${event.score ?? 0} 星`;
    case 'openContact':
      return `${who}查看了联系电话`;
    case 'closeQuietly':
      return '居民未回应，到期自动办结';
  }
}
