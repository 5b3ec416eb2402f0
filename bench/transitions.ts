import type { Case } from '../cloudfunctions/case/case';
import { transitionFrom, transitions } from '../cloudfunctions/case/workflow';
import { makeScenes, type Scenes } from '../test/support/case-scenes';
import { clockActions, stepCall } from '../test/support/case-steps';
import { openidOf, type SmallTown, startSmallTown } from '../test/support/small-town';
import type { Report } from './report';
import { measureTimers } from './timer-steps';

const resident = 'zhang-openid';
/** Whoever may take a step, the nearest to the case first. */
const people = [
  resident,
  ...['wang', 'clerk', 'chen', 'cityClerk', 'townClerk', 'office', 'approver', 'leader'].map(openidOf),
  'neighbour-openid',
];

/** What is decided was on the boards, and its result goes there. */
const publication = { title: '公示', text: '内容', from: new Date(0), until: new Date(0), result: '' };

type Row = (typeof transitions)[number];

/** Prints what each row of the workflow table costs, taken once through the real functions, and by the timer its own. */
export async function measureTransitions(functionsDir: string, report: Report): Promise<void> {
  process.env['BUILT_FUNCTIONS'] = functionsDir;
  const lines: string[] = [];
  // One instance: the person is known to it, as it is to one that serves them for a while.
  const town = await startSmallTown({ instances: 1, log: (line) => lines.push(...line.split('\n')) });
  try {
    const scenes = await makeScenes(town, resident);
    report.table(['step', 'from', 'by', 'database calls', 'examined', 'aim']);
    for (const row of transitions.filter(({ action }) => !clockActions.includes(action))) {
      const seen = await measureRow(town, scenes, row);
      const { databaseCalls, documentsExamined } = town.cloud.cost;
      report.row(
        seen
          ? [row.action, seen.state, seen.by, String(databaseCalls), String(documentsExamined), '≤ 5 calls']
          : [row.action, row.from.join(', '), '', 'not taken', '', ''],
      );
    }
    await measureTimers(town, scenes, lines, report);
  } finally {
    await town.close();
  }
}

/** Takes a row's step once, from the first state in which somebody may; its cost is then the town's last one. */
async function measureRow(
  town: SmallTown,
  scenes: Scenes,
  row: Row,
): Promise<{ state: string; by: string } | undefined> {
  for (const state of row.from) {
    const facts: Case = { ...scenes.scene(state), ...(state === 'deciding' ? { publication } : {}) };
    town.cloud.database.insertMany('cases', [facts]);
    if (row.action === 'resume')
      await town.call(openidOf('approver'), 'case.agreePause', { id: facts._id }).catch(none);
    const { name, data } = stepCall(row.action, facts, scenes.parentNo);
    for (const openid of people) {
      // The public reads no case; everybody else asks first, as their page does.
      const isPublic = row.who.includes('public') && openid.startsWith('neighbour');
      const view = isPublic ? undefined : await town.call(openid, 'case.detail', { id: facts._id }).catch(none);
      if (!isPublic && !view?.can.includes(row.action)) continue;
      if (transitionFrom(row.action, state) !== row) continue;
      await town.call(openid, name, data as never);
      return { state, by: openid.replace('-openid', '') };
    }
  }
  return undefined;
}

const none = (): undefined => undefined;
