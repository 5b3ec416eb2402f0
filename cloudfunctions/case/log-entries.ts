import { dateOf } from '../platform/duty-hours';
import type { Case, CaseAction, CaseEvent } from './case';
import { outcomeWords, spacedNumber } from './words';

/** One line of a work log that follows from something that was done. */
export interface LogEntry {
  /** Of its source: the same thing done is the same entry, however often it is derived. */
  id: string;
  at: Date;
  kind: 'case' | 'patrol' | 'visit';
  /** What was done, for weekly counts. */
  what: string;
  /** Without personal data: it is read by the centre and printed. */
  text: string;
  /** What it opens. */
  ref: string;
}

/** Under what a case files that somebody worked on it on a day. */
export function workdayKey(personId: string, date: string): string {
  return `${personId}:${date}`;
}

/** What a case must be read with. */
export type CaseWorkedOn = Pick<Case, '_id' | 'no' | 'category' | 'gridName'> & {
  events: Array<Pick<CaseEvent, 'seq' | 'at' | 'doneAt' | 'workday' | 'action' | 'by' | 'outcome' | 'target' | 'to'>>;
};

/** To look at something is not work that was done. */
const unlogged: readonly CaseAction[] = ['openContact'];

/** The working day a step belongs to: of a late shift past midnight the day it began, else the day it was done. */
export function workdayOf({ at, doneAt, workday }: Pick<CaseEvent, 'at' | 'doneAt' | 'workday'>): string {
  return workday ?? dateOf(doneAt ?? at);
}

/** Pure: what somebody did with a case, in order, each with its working day. */
export function logEntriesOf(facts: CaseWorkedOn, personId: string): Array<{ date: string; entry: LogEntry }> {
  return facts.events
    .filter(({ by, action }) => by.personId === personId && !unlogged.includes(action))
    .map((event) => ({
      date: workdayOf(event),
      entry: {
        id: `${facts._id}:${event.seq}`,
        at: event.doneAt ?? event.at,
        kind: 'case',
        what: doneWords[event.action] ?? '办理',
        text: `${doneText(event)}：${facts.category.name}（${facts.gridName}，编号 ${spacedNumber(facts.no)}）`,
        ref: facts._id,
      },
    }));
}

/** What was done in a word, said by who did it. */
const doneWords: Partial<Record<CaseAction, string>> = {
  submit: '登记',
  accept: '受理',
  reply: '回复居民',
  settle: '办结',
  return: '退回',
  transfer: '转办',
  bring: '带回社区',
  apply: '报审批',
  alarm: '报警',
  merge: '并案',
  unmerge: '恢复单独办理',
  recategorise: '改正类别',
  askPause: '申请延期',
  agreePause: '同意延期',
  refusePause: '不同意延期',
  resume: '继续办理',
  assign: '交办部门',
  recall: '撤回交办',
  contribute: '回复交办',
  readOutcome: '签收结果',
  urge: '督办',
  acknowledge: '应急响应',
  track: '现场跟踪',
  control: '控制现场',
  resolve: '处置完毕',
  standDown: '核实不是突发',
  handleOrdinarily: '核对不需要审批',
  review: '复盘',
  define: '受理界定',
  askMaterials: '一次性告知',
  supply: '收到补交材料',
  publicise: '审核公示',
  sendBack: '退回核对',
  dismissObjection: '核实异议',
  upholdObjection: '核实异议',
  approve: '审批同意',
  refuse: '审批不同意',
  confirm: '代居民确认',
  dispute: '代居民反映未解决',
};

function doneText({ action, outcome, target }: CaseWorkedOn['events'][number]): string {
  const words = doneWords[action] ?? '办理';
  if (action === 'settle' && outcome) return `${words}，${outcomeWords[outcome]}`;
  return action === 'transfer' && target ? `${words}给${target.name}` : words;
}
