import { type Notice, recipientOf } from '../notice/notice';
import type { Case, CaseAction, CaseEvent } from './case';
import { eventText, outcomeWords, progressText } from './words';

/** Steps the resident hears of. */
const forReporter: readonly CaseAction[] = ['accept', 'reply', 'settle', 'return', 'transfer', 'closeQuietly'];
/** Steps the desk hears of. */
const forDesk: readonly CaseAction[] = ['submit', 'transfer', 'addMaterial', 'withdraw', 'confirm', 'dispute', 'rate'];

/** Whether a step sends the resident a subscription message, if a consent is left. */
export function reachesReporter(action: CaseAction): boolean {
  return forReporter.includes(action);
}

/**
 * Pure: the notices that follow from one event of a case. The desk is the one that has the case after the event.
 * The same event always gives the same notices under the same ids.
 */
export function noticesOf(facts: Case, event: CaseEvent): Notice[] {
  const common = {
    caseId: facts._id,
    at: event.at,
    readAt: null,
    matter: facts.category.name,
    text: wordsOf(facts, event),
  };
  const notices: Notice[] = [];
  if (forReporter.includes(event.action)) {
    notices.push({
      _id: `${facts._id}:${event.seq}:reporter`,
      recipient: recipientOf.resident(facts.reporter),
      kind: 'caseProgress',
      title: eventText(event),
      stateText: shortState(event),
      delivery: event.message ? 'pending' : 'inbox',
      ...common,
    });
  }
  if (forDesk.includes(event.action)) {
    notices.push({
      _id: `${facts._id}:${event.seq}:desk`,
      recipient: recipientOf.desk(event.target?.code ?? event.desk),
      kind: 'deskWork',
      title:
        event.action === 'submit'
          ? `${facts.urgent ? '【紧急】' : ''}新办件：${facts.category.name}`
          : eventText(event),
      stateText: event.action === 'submit' ? '待受理' : shortState(event),
      delivery: 'pending',
      ...common,
    });
  }
  return notices;
}

function wordsOf(facts: Case, event: CaseEvent): string {
  const words = event.publicText ?? (event.action === 'submit' ? facts.text : '');
  if (words) return words.length > 80 ? `${words.slice(0, 80)}…` : words;
  return progressText(facts, event.at);
}

/** At most five characters, as a template's phrase field takes. */
function shortState(event: CaseEvent): string {
  switch (event.action) {
    case 'accept':
      return '已受理';
    case 'settle':
    case 'return':
      return event.outcome && event.outcome !== 'notOurs' ? outcomeWords[event.outcome] : '已答复';
    case 'transfer':
      return '已转办';
    case 'dispute':
      return '未解决';
    case 'withdraw':
      return '已撤回';
    case 'confirm':
    case 'closeQuietly':
      return '已办结';
    case 'rate':
      return '已评价';
    case 'addMaterial':
      return '有补充';
    default:
      return '有回复';
  }
}
