import type { CaseState } from '../../cloudfunctions/case/case';
import { procedureWords, stateWords } from '../../cloudfunctions/case/words';
import { type Transition, transitions } from '../../cloudfunctions/case/workflow';
import { defaultSettings } from '../../cloudfunctions/platform/default-settings';
import type { Limit, Procedure, Stage } from '../../cloudfunctions/platform/settings';
import { diagramOf } from './diagram';

const procedures: readonly Procedure[] = ['onSite', 'coordinated', 'emergency', 'approval'];

/** Pure: docs/workflow.md, whole. */
export function workflowDocument(): string {
  return `${[
    '# The life of a case',
    '',
    'Made from `cloudfunctions/case/workflow.ts` by `npm run docs`; a test fails when it is not up to date. Words of the',
    'columns are those of the code: parties and audiences are explained there, guards in `guards.ts`.',
    '',
    ...procedures.flatMap((procedure) => [
      `## ${procedure} ${procedureWords[procedure]}`,
      '',
      diagramOf(procedure),
      '',
    ]),
    '## Every step',
    '',
    'A step that stays in its state is `same`. `→` names the desk it goes to, `as` the procedure it becomes. Steps marked',
    '⊘ are internal: residents do not read of them.',
    '',
    ...table(
      ['action', 'from', 'to', 'who', 'needs', 'requires', 'clock', 'tells', 'why'],
      transitions.map((row) => [
        `${row.action}${row.internal ? ' ⊘' : ''}`,
        row.from.join(', '),
        destination(row),
        row.who.join(', '),
        (row.needs ?? []).join(', '),
        (row.requires ?? []).join(', '),
        row.starts ?? '',
        (row.tells ?? []).join(', '),
        row.why,
      ]),
    ),
    '',
    '## States',
    '',
    ...table(
      ['state', '中文', 'leaves by'],
      (Object.keys(stateWords) as CaseState[]).map((state) => [state, stateWords[state], waysOut(state)]),
    ),
    '',
    '## Clocks',
    '',
    'What a town starts with; it sets its own, and a category may differ. `work` is `handle` at a grid and `coordinate`',
    'above it.',
    '',
    ...table(
      ['clock', 'limit', 'started by'],
      (Object.keys(defaultSettings.limits) as Stage[]).map((stage) => [
        stage,
        limitText(defaultSettings.limits[stage]),
        startedBy(stage),
      ]),
    ),
  ].join('\n')}\n`;
}

function destination({ to, desk, becomes }: Transition): string {
  return [to, ...(desk ? [`→ ${desk}`] : []), ...(becomes ? [`as ${becomes}`] : [])].join(' ');
}

function waysOut(state: CaseState): string {
  const rows = transitions.filter((row) => row.from.includes(state) && row.to !== 'same');
  return rows.map((row) => row.action).join(', ') || '(the end)';
}

function limitText({ amount, unit }: Limit): string {
  return `${amount} ${unit}`;
}

/** Three clocks begin in the code and not by a row of their own: their beginnings are said here. */
const otherwise: Partial<Record<Stage, string>> = {
  urgentAccept: 'submit with an urgent mark',
  task: 'assign, one for each department',
  reopenWindow: 'closing; how long a dispute is possible',
};

function startedBy(stage: Stage): string {
  const work = stage === 'handle' || stage === 'coordinate';
  const rows = transitions.filter((row) => row.starts === stage || (work && row.starts === 'work'));
  const actions = [...(stage === 'accept' ? ['submit'] : []), ...new Set(rows.map((row) => row.action))];
  return otherwise[stage] ?? actions.join(', ');
}

function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}
