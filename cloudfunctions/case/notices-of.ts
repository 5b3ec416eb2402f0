import { type Notice, recipientOf } from '../notice/notice';
import type { Case, CaseAction, CaseEvent } from './case';
import { above } from './waiting';
import { eventText, outcomeWords, progressText, stateWords } from './words';
import { type Audience, transitionFrom } from './workflow';

/** Who hears of an event, by the table; of a new case its desks do. */
function audienceOf(event: CaseEvent): readonly Audience[] {
  if (event.from === null) return ['queues'];
  return transitionFrom(event.action, event.from)?.tells ?? [];
}

/**
 * Pure: the notices that follow from one event of a case. The desks are those that have the case after the event.
 * The same event always gives the same notices under the same ids.
 */
export function noticesOf(facts: Case, event: CaseEvent): Notice[] {
  const audience = audienceOf(event);
  const common = {
    caseId: facts._id,
    at: event.at,
    readAt: null,
    matter: facts.category.name,
    text: wordsOf(facts, event),
    stateText: shortState(event),
  };
  const toDesks: Notice[] = [...desksTold(facts, event, audience)].map(([recipient, key]) => ({
    ...common,
    _id: `${facts._id}:${event.seq}:${key}`,
    recipient,
    kind: 'deskWork' as const,
    title: titleForStaff(facts, event),
    delivery: 'pending' as const,
  }));
  toDesks.push(...toObjectors(facts, event));
  if (!audience.includes('reporter')) return toDesks;
  return [noticeToReporter(facts, event, common), ...toDesks];
}

/** The resident's own notice; who walked in without WeChat is to be phoned by the centre. */
function noticeToReporter(
  facts: Case,
  event: CaseEvent,
  common: Omit<Notice, '_id' | 'recipient' | 'kind' | 'title' | 'delivery'>,
): Notice {
  const _id = `${facts._id}:${event.seq}:reporter`;
  if (facts.reporter.startsWith('walkin:')) {
    const recipient = recipientOf.desk(facts.community);
    return {
      ...common,
      _id,
      recipient,
      kind: 'deskWork',
      title: `请电话告知居民：${eventText(event)}`,
      delivery: 'pending',
    };
  }
  return {
    ...common,
    _id,
    recipient: recipientOf.resident(facts.reporter),
    kind: 'caseProgress',
    title: eventText(event),
    delivery: event.message ? 'pending' : 'inbox',
  };
}

/** Whoever objected hears what came of it, and nobody hears who it was. */
function toObjectors(facts: Case, event: CaseEvent): Notice[] {
  return facts.objections
    .filter((one) => one.answer?.at.getTime() === event.at.getTime())
    .map((one) => ({
      _id: `${facts._id}:${event.seq}:${one.id}`,
      recipient: recipientOf.resident(one.openid),
      kind: 'objection',
      title: one.answer?.upheld ? '您的异议已核实：成立，已停止公示' : '您的异议已核实：不成立',
      text: one.answer?.text ?? '',
      matter: facts.category.name,
      stateText: '已答复',
      caseId: facts._id,
      at: event.at,
      readAt: null,
      delivery: 'inbox',
    }));
}

/** The notice a follower of somebody else's case gets: what happened, none of the words. */
export function noticeToFollower(facts: Case, event: CaseEvent, following: { _id: string; openid: string }): Notice {
  return {
    _id: `${facts._id}:${event.seq}:${following._id}`,
    recipient: recipientOf.resident(following.openid),
    kind: 'caseProgress',
    title: eventText(event),
    text: '',
    matter: facts.category.name,
    stateText: shortState(event),
    caseId: facts._id,
    at: event.at,
    readAt: null,
    delivery: 'inbox',
  };
}

/** Whether residents, and so the followers, hear of an event. */
export function reachesResidents(event: CaseEvent): boolean {
  return audienceOf(event).includes('reporter');
}

/** Inboxes of the staff who hear of it, each once, with the end of the notice's id. */
function desksTold(facts: Case, event: CaseEvent, audience: readonly Audience[]): Map<string, string> {
  const told = new Map<string, string>();
  const tell = (codes: readonly string[]): void => {
    for (const code of codes) told.set(recipientOf.desk(code), `desk:${code}`);
  };
  // As it was then, however far the case has gone since: made again, the notices are the same.
  if (audience.includes('queues')) tell(event.queues ?? [event.target?.code ?? event.desk]);
  if (audience.includes('holder')) tell([event.desk]);
  if (audience.includes('above')) tell([above(facts.holder, facts)]);
  if (audience.includes('district')) tell([facts.district]);
  if (audience.includes('asked')) tell((event.asked ?? (event.target ? [event.target] : [])).map(({ code }) => code));
  if (audience.includes('department') && facts.report) tell([facts.report.desk]);
  if (audience.includes('leaders')) {
    for (const code of [facts.community, facts.town]) told.set(recipientOf.leader(code), `leader:${code}`);
  }
  return told;
}

function titleForStaff(facts: Case, event: CaseEvent): string {
  if (event.action === 'submit') return `${facts.urgent ? '【紧急】' : ''}新办件：${facts.category.name}`;
  const alarming: readonly CaseAction[] = ['alarm', 'autoAlarm'];
  return alarming.includes(event.action) ? `【突发】${facts.category.name}：${facts.gridName}` : eventText(event);
}

function wordsOf(facts: Case, event: CaseEvent): string {
  const words = event.publicText ?? (event.action === 'submit' ? facts.text : '');
  if (words) return words.length > 80 ? `${words.slice(0, 80)}…` : words;
  return progressText(facts, event.at);
}

const shortStates: Partial<Record<CaseAction, string>> = {
  accept: '已受理',
  transfer: '已转办',
  bring: '报社区',
  apply: '报社区',
  dispute: '未解决',
  withdraw: '已撤回',
  confirm: '已办结',
  closeQuietly: '已办结',
  lapse: '已办结',
  rate: '已评价',
  addMaterial: '有补充',
  supply: '已补材料',
  reply: '有回复',
  urge: '督办',
  remind: '快到期',
  overdue: '已超时',
  climb: '已超时',
  assign: '待办理',
  recall: '已撤回',
  contribute: '部门回复',
  askPause: '申请延期',
  agreePause: '已延期',
  refusePause: '未同意',
  resume: '继续办理',
  object: '有异议',
};

/** At most five characters, as a template's phrase field takes. */
function shortState(event: CaseEvent): string {
  const known = shortStates[event.action];
  if (known) return known;
  if (event.outcome && event.to === 'answered') {
    return event.outcome === 'notOurs' ? '已答复' : outcomeWords[event.outcome];
  }
  return event.to === 'answered' ? '已答复' : stateWords[event.to];
}
