import type { CaseListItem } from '../../../../services/case';

/** The steps that need no more than a tap, with what is said of them. */
export const stepsOnRow = {
  accept: { name: '受理', busy: '受理中…', done: '已受理' },
  acknowledge: { name: '响应', busy: '响应中…', done: '已响应' },
} as const;

/** An emergency that is not over. */
export function isAlarm({ state }: CaseListItem): boolean {
  return state === 'alarmed' || state === 'responding' || state === 'controlled';
}

/** Published, and yet waiting for a desk: somebody objected. */
function isObjected({ state, waitsForMe }: Pick<CaseListItem, 'state' | 'waitsForMe'>): boolean {
  return state === 'publicised' && waitsForMe;
}

/** Why a case stands where it stands in the list, and what is special about it. */
export function tagsOf(item: CaseListItem): Array<{ text: string; tone: string }> {
  const { procedure, can } = item;
  const marks: Array<[has: boolean, text: string, tone: string]> = [
    [item.urgent && !isAlarm(item), '紧急', 'danger solid'],
    [item.urged > 0, item.urged > 1 ? `督办 ${item.urged} 次` : '督办', 'danger'],
    [item.climbed > 0, '已上报', 'danger'],
    [item.reopened > 0, '居民说没解决', 'warning'],
    [item.paused, '延期中', ''],
    [can.includes('agreePause'), '申请延期', 'warning'],
    [isObjected(item), '有异议', 'warning'],
    [can.includes('contribute'), '交我们办', 'primary'],
    [can.includes('readOutcome'), '待签收', ''],
    [procedure === 'coordinated', '协调', ''],
    [procedure === 'approval', '审批', ''],
    [procedure === 'emergency' && !isAlarm(item), '突发', 'danger'],
  ];
  return marks.filter(([has]) => has).map(([, text, tone]) => ({ text, tone }));
}

/** What a desk has to do in the case, by what it may do there: the first that fits. */
const asks: ReadonlyArray<readonly [CaseListItem['can'][number], string]> = [
  ['contribute', '去回复'],
  ['agreePause', '去审批'],
  ['readOutcome', '去签收'],
  ['resolve', '去处置'],
  ['control', '去处置'],
  ['track', '去跟踪'],
  ['review', '去复盘'],
  ['define', '去界定'],
  ['publicise', '去审核'],
  ['approve', '去审批'],
  ['settle', '去办理'],
];

/** The word by which the row leads on; '' where there is nothing to do but to look. */
export function askOf({ state, can, waitsForMe }: CaseListItem, watches: boolean): string {
  if (watches) return can.includes('urge') ? '去督办' : '';
  if (isObjected({ state, waitsForMe })) return '核实异议';
  return asks.find(([action]) => can.includes(action))?.[1] ?? '';
}

/** What has to happen by the due time, by the state. */
const nextSteps: Partial<Record<CaseListItem['state'], string>> = {
  submitted: '受理',
  reopened: '受理',
  accepted: '答复',
  answered: '居民确认',
  alarmed: '响应',
  responding: '控制',
  controlled: '处置完毕',
  resolved: '复盘',
  defining: '界定',
  supplementing: '居民补材料',
  reviewing: '审核',
  publicised: '公示期满',
  deciding: '审批',
};

export function dueTextOf(
  { state, due, late, paused, progress, createdWhen }: CaseListItem,
  step = nextSteps[state],
): string {
  if (paused) return progress;
  if (!due || !step) return `${createdWhen} 提交`;
  return late ? `应在${due} 前${step}` : `${due} 前${step}`;
}
