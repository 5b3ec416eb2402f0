import type { CaseState } from '../../cloudfunctions/case/case';
import { milestonesOf } from '../../cloudfunctions/case/milestones';
import { procedureWords, stateWords } from '../../cloudfunctions/case/words';
import { type Transition, transitions } from '../../cloudfunctions/case/workflow';
import type { Procedure } from '../../cloudfunctions/platform/settings';

/** States off the way that a case of any procedure may be in. */
const aside: readonly CaseState[] = ['withdrawn', 'merged'];

/** Where a case of a procedure begins: an emergency and an application asked for in the field come from another one. */
const begins: Record<Procedure, CaseState> = {
  onSite: 'submitted',
  coordinated: 'submitted',
  emergency: 'alarmed',
  approval: 'submitted',
};

interface Arrow {
  from: string;
  to: string;
  labels: string[];
}

/** Pure: the life of a case of one procedure as a Mermaid state diagram. Steps that stay in their state are in the table. */
export function diagramOf(procedure: Procedure): string {
  const states = reachedStates(procedure);
  const arrows: Arrow[] = [];
  const elsewhere = new Set<Procedure>();
  for (const row of transitions) {
    if (row.to === 'same') continue;
    const other = leavesFor(row, procedure);
    if (other) elsewhere.add(other);
    for (const from of row.from.filter((state) => states.includes(state))) {
      add(arrows, from, other ? placeOf(other) : row.to, `${row.action} (${row.who.join(', ')})`);
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state} ${stateWords[state]}" as ${state}`),
    ...[...elsewhere].map((other) => `  state "→ ${other} ${procedureWords[other]}" as ${placeOf(other)}`),
    `  [*] --> ${begins[procedure]}`,
    ...arrows.map(({ from, to, labels }) => `  ${from} --> ${to} : ${labels.join(' / ')}`),
    '  closed --> [*]',
    '  withdrawn --> [*]',
    '```',
  ].join('\n');
}

/** The states on the way of a procedure, and those beside it. */
function statesOf(procedure: Procedure): CaseState[] {
  const all = Object.keys(stateWords) as CaseState[];
  return all.filter((state) => milestonesOf({ procedure, state }).length > 0 || aside.includes(state));
}

/** Those of them that a case comes to without changing its procedure, in the order of the glossary of states. */
function reachedStates(procedure: Procedure): CaseState[] {
  const states = statesOf(procedure);
  const reached = new Set<CaseState>([begins[procedure]]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const { to, ...row } of transitions) {
      const stays = to !== 'same' && leavesFor({ ...row, to }, procedure) === undefined;
      if (stays && states.includes(to) && row.from.some((state) => reached.has(state))) reached.add(to);
    }
  }
  return states.filter((state) => reached.has(state));
}

/** The other procedure a row leads to. What goes by its desk stays on site or coordinated, and leaves the other two. */
function leavesFor({ becomes }: Transition, procedure: Procedure): Procedure | undefined {
  if (becomes === undefined || becomes === procedure) return undefined;
  if (becomes !== 'byDesk') return becomes;
  return procedure === 'approval' ? 'coordinated' : undefined;
}

const placeOf = (procedure: Procedure): string => `to_${procedure}`;

function add(arrows: Arrow[], from: string, to: string, label: string): void {
  const arrow = arrows.find((one) => one.from === from && one.to === to);
  if (arrow) arrow.labels.push(label);
  else arrows.push({ from, to, labels: [label] });
}
