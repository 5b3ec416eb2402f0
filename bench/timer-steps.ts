import type { Case, CaseState } from '../cloudfunctions/case/case';
import type { Scenes } from '../test/support/case-scenes';
import { openidOf, type SmallTown } from '../test/support/small-town';
import type { Report } from './report';

const minute = 60_000;

/** Cases at the moment the clock has something to do: action, state, and what is due. */
function dueCases(now: number): Array<[action: string, state: CaseState, due: Partial<Case>]> {
  const ago = new Date(now - minute);
  const ahead = new Date(now + 60 * minute);
  const due = { clockStep: 'due', clockAt: ago, dueAt: ago } as const;
  const publication = { title: '公示', text: '内容', from: ago, until: ago, result: '' };
  const pause = { reason: '等配件', until: ago, askedBy: '刘洋', agreedAt: ago, dueAt: ahead };
  return [
    ['remind', 'submitted', { clockStep: 'remind', clockAt: ago, dueAt: ahead }],
    ['overdue', 'submitted', due],
    ['climb', 'submitted', { clockStep: 'climb', clockAt: ago, dueAt: ago }],
    ['autoAlarm', 'submitted', { ...due, stage: 'urgentAccept', urgent: true }],
    ['resume', 'reviewing', { stage: 'townReview', clockStep: 'resume', clockAt: ago, pause }],
    ['closeQuietly', 'answered', { ...due, stage: 'confirm' }],
    ['lapse', 'supplementing', { ...due, stage: 'supplement' }],
    ['endNotice', 'publicised', { ...due, stage: 'notice', publication, objections: [] }],
  ];
}

/**
 * What the clock's own steps cost, from the timer's log: calls beside the one that looks for what is due, and documents
 * it was given. Steps on merged cases are part of what their parent's step costs.
 */
export async function measureTimers(town: SmallTown, scenes: Scenes, log: string[], report: Report): Promise<void> {
  for (const [action, state, due] of dueCases(town.cloud.clock.now())) {
    const cost = await costOfTick(town, { ...scenes.scene(state), ...due }, action, log);
    report.row([
      action,
      state,
      'timer',
      cost ? String(cost.databaseCalls - 1) : 'not taken',
      cost ? String(cost.documents) : '',
      '≤ 5 calls',
    ]);
  }
  const alone = await costOfParent(town, scenes, 'settle', 0);
  report.row([
    'followParent',
    'merged',
    'timer',
    String((await costOfParent(town, scenes, 'settle', 1)) - alone),
    '',
    'a child',
  ]);
  const left = await costOfParent(town, scenes, 'withdraw', 0);
  report.row([
    'unmerge',
    'merged',
    'timer',
    String((await costOfParent(town, scenes, 'withdraw', 1)) - left),
    '',
    'a child',
  ]);
}

interface TaskLine {
  task?: string;
  databaseCalls: number;
  documents: number;
  result: Record<string, number>;
}

/** The real timer may be faster than ours: the line that says it took the step counts, whoever's it was. */
async function costOfTick(town: SmallTown, facts: Case, action: string, log: string[]): Promise<TaskLine | undefined> {
  log.length = 0;
  town.cloud.database.insertMany('cases', [facts]);
  await town.cloud.invoke('jobs', {}, { source: 'timer' });
  return log
    .flatMap((line) =>
      line.includes('"task":"runClocks"') ? [JSON.parse(line.slice(line.indexOf('{'))) as TaskLine] : [],
    )
    .find(({ result }) => result[action] !== undefined);
}

/** A case with children merged into it ends; resolves to the database calls of that step. */
async function costOfParent(
  town: SmallTown,
  scenes: Scenes,
  step: 'settle' | 'withdraw',
  children: number,
): Promise<number> {
  const parent = { ...scenes.scene('submitted'), children };
  const child = { ...scenes.scene('merged'), parent: { id: parent._id, no: parent.no } };
  town.cloud.database.insertMany('cases', children > 0 ? [parent, child] : [parent]);
  if (step === 'withdraw') await town.call(parent.reporter, 'case.withdraw', { id: parent._id, reason: '' });
  else {
    const answer = { outcome: 'solved' as const, text: '已换灯泡', internalText: '', photos: [] };
    await town.call(openidOf('wang'), 'case.settle', { id: parent._id, ...answer });
  }
  return town.cloud.cost.databaseCalls;
}
