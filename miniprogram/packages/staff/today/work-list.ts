import { type CaseListItem, type CaseView, listHeld, listQueue } from '../../../services/case';

/** 待办: what waits at my desks, worst first. 全部: everything they hold, newest change first. */
export type Segment = 'queue' | 'held';

/** A page of a list and the way to the next one. */
export interface Listing {
  items: CaseListItem[];
  more: (() => Promise<Listing>) | null;
}

/** A list from its start, as far as was already on the screen. */
export async function listWork(segment: Segment, atLeast = 1): Promise<Listing> {
  let page = await (segment === 'queue' ? queuePage() : heldPage());
  const items = [...page.items];
  while (items.length < atLeast && page.more) {
    page = await page.more();
    items.push(...page.items);
  }
  return { items, more: page.more };
}

async function queuePage(after?: Parameters<typeof listQueue>[0]): Promise<Listing> {
  const { items, next } = await listQueue(after);
  return { items, more: next && (() => queuePage(next)) };
}

async function heldPage(before?: number): Promise<Listing> {
  const { items, next } = await listHeld(before);
  return { items, more: next === null ? null : () => heldPage(next) };
}

/** A case as its row draws it; little, because every byte of a list passes through setData. */
export interface WorkRow {
  id: string;
  categoryName: string;
  text: string;
  /** Grid, when the desk has several, and address. */
  place: string;
  urgent: boolean;
  reopened: number;
  late: string;
  dueSoon: boolean;
  dueText: string;
  /** The state in words where it is not plain from the step that is next. */
  stateTag: string;
  tone: string;
  /** The step on the row, by what the reply allows. */
  next: 'accept' | 'settle' | '';
  /** `受理中…` while the tap is under way. */
  busy: string;
  /** Just accepted from the row. */
  accepted: boolean;
  /** What went wrong or happened meanwhile. */
  note: string;
}

/** The caller's desks as remembered, none while not known yet. */
type Desks = ReadonlyArray<{ name: string }>;

const tones: Partial<Record<CaseListItem['state'], string>> = { answered: 'warning', closed: 'success' };

export function rowOf(item: CaseListItem, desks: Desks): WorkRow {
  const oneGrid = desks.length === 0 || (desks.length === 1 && desks[0]?.name.endsWith(item.gridName));
  return {
    id: item.id,
    categoryName: item.categoryName,
    text: item.text,
    place: [oneGrid ? '' : item.gridName, item.address].filter(Boolean).join(' · '),
    urgent: item.urgent,
    reopened: item.reopened,
    late: item.late,
    dueSoon: item.dueSoon,
    dueText: dueText(item),
    stateTag: item.state === 'submitted' || item.state === 'reopened' ? '' : item.stateText,
    tone: tones[item.state] ?? 'primary',
    next: item.can.includes('accept') ? 'accept' : item.can.includes('settle') ? 'settle' : '',
    busy: '',
    accepted: false,
    note: '',
  };
}

/** A row's item after a step, from the case's own reply. */
export function itemOf(view: CaseView, before: CaseListItem): CaseListItem {
  const { state, stateText, progress, urgent, overdue, late, reopened, can } = view;
  const step = { state, stateText, progress, urgent, overdue, late, reopened, can };
  return { ...before, ...step, dueSoon: false, due: view.holder.due, gridName: view.grid.name };
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

function dueText({ state, due, late, createdWhen }: CaseListItem): string {
  const step = nextSteps[state];
  if (!due || !step) return `${createdWhen} 提交`;
  return late ? `应在${due} 前${step}` : `${due} 前${step}`;
}

/** The smallest setData that turns the rows shown into the new ones; null when they are the same. */
export function changesOf(shown: readonly WorkRow[], rows: readonly WorkRow[]): Record<string, unknown> | null {
  if (shown.length !== rows.length || rows.some((row, index) => row.id !== shown[index]?.id)) return { rows };
  const changed = rows
    .map((row, index) => [`rows[${index}]`, row] as const)
    .filter(([, row], index) => JSON.stringify(row) !== JSON.stringify(shown[index]));
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

/** `08:12`, or `11月24日 08:12` when it was another day. */
export function timeOf(at: number): string {
  const then = new Date(at);
  const clock = `${String(then.getHours()).padStart(2, '0')}:${String(then.getMinutes()).padStart(2, '0')}`;
  const sameDay = then.toDateString() === new Date().toDateString();
  return sameDay ? clock : `${then.getMonth() + 1}月${then.getDate()}日 ${clock}`;
}
