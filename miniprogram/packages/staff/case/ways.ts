import type { CaseView } from '../../../services/case';
import { isStep, type StepAction, steps } from '../step/steps';

/** A step as the case offers it: a button, or a row of the list of all of them. */
export interface Way {
  action: StepAction | 'transfer';
  name: string;
  when: string;
  icon: string;
  alarming: boolean;
}

export interface WayGroup {
  name: string;
  ways: Way[];
}

/** Everything the case offers now: one step under the thumb, one beside it, a word to the resident, and the rest. */
export interface Ways {
  main: Way | null;
  beside: Way | null;
  reply: boolean;
  more: WayGroup[];
}

type Action = Way['action'];

/** A step that is natural now, with those that stand beside it, best first. The first row that may be taken wins. */
interface Bar {
  main: Action;
  beside?: readonly Action[];
  when?: (view: CaseView) => boolean;
}

const atGrid = ({ holder, grid }: CaseView): boolean => holder.code === grid.code;

const bars: readonly Bar[] = [
  { main: 'acknowledge', beside: ['track', 'standDown'] },
  { main: 'contribute' },
  { main: 'agreePause', beside: ['refusePause'] },
  { main: 'accept', beside: ['alarm'], when: ({ urgent }) => urgent },
  { main: 'accept', beside: ['transfer'] },
  // The officer stays at the scene and tells what is seen; who came to act says when it is over.
  { main: 'track', beside: ['control'], when: ({ can }) => !can.includes('resolve') },
  { main: 'control', beside: ['track'] },
  { main: 'resolve', beside: ['track'] },
  { main: 'review' },
  { main: 'define', beside: ['askMaterials', 'return'] },
  { main: 'publicise', beside: ['refuse', 'sendBack'] },
  { main: 'approve', beside: ['refuse'] },
  { main: 'apply', beside: ['settle'], when: ({ procedure }) => procedure === 'approval' },
  { main: 'bring', beside: ['settle'], when: ({ procedure }) => procedure === 'coordinated' },
  { main: 'settle', beside: ['bring', 'assign'] },
  { main: 'readOutcome' },
  { main: 'confirm', beside: ['dispute'] },
  { main: 'supply' },
  { main: 'alarm', when: ({ urgent }) => urgent },
  { main: 'urge' },
  { main: 'reply' },
];

const groups: ReadonlyArray<{ name: string; actions: readonly Action[] }> = [
  { name: '突发', actions: ['alarm', 'acknowledge', 'track', 'control', 'resolve', 'standDown', 'review'] },
  {
    name: '办理',
    actions: ['accept', 'settle', 'bring', 'apply', 'transfer', 'return', 'recategorise', 'merge', 'unmerge'],
  },
  {
    name: '审批',
    actions: ['define', 'askMaterials', 'handleOrdinarily', 'publicise', 'sendBack', 'approve', 'refuse'],
  },
  { name: '一起办', actions: ['assign', 'contribute', 'readOutcome', 'urge'] },
  { name: '时限', actions: ['askPause', 'agreePause', 'refusePause', 'resume'] },
  { name: '替居民办', actions: ['confirm', 'dispute', 'rate', 'addMaterial', 'supply', 'withdraw'] },
];

export function waysOf(view: CaseView | undefined): Ways {
  if (!view) return { main: null, beside: null, reply: false, more: [] };
  const may = (action: Action): boolean => view.can.includes(action);
  const bar = bars.find(({ main, when }) => may(main) && (when?.(view) ?? true));
  const beside = bar?.beside?.find(may);
  const reply = may('reply') && bar?.main !== 'reply';
  const shown = [bar?.main, beside];
  return {
    main: bar ? wayOf(bar.main, view) : null,
    beside: beside ? wayOf(beside, view) : null,
    reply,
    more: groups
      .map(({ name, actions }) => ({
        name,
        ways: actions.filter((action) => may(action) && !shown.includes(action)).map((action) => wayOf(action, view)),
      }))
      .filter(({ ways }) => ways.length > 0),
  };
}

function wayOf(action: Action, view: CaseView): Way {
  if (!isStep(action)) {
    return { action, name: '转办', when: '转给其他网格或社区', icon: 'transfer', alarming: false };
  }
  const { name, when, icon, alarming = false } = steps[action];
  const longer = action === 'settle' && atGrid(view) ? '现场办结' : action === 'reply' ? '回复居民' : name;
  return { action, name: longer, when, icon, alarming };
}
