import type { CaseListItem, CaseView } from '../../../../services/case';
import { askOf, dueTextOf, isAlarm, stepsOnRow, tagsOf } from './row-words';

/** A case as its row draws it; little, because every byte of a list passes through setData. */
export interface WorkRow {
  id: string;
  categoryName: string;
  text: string;
  /** Community and grid, where those who look have several, and address. */
  place: string;
  /** Who has it, where that is somebody else: `现由 蜀山社区受理中心 陈静`. */
  holder: string;
  /** An emergency's state, on a band over the row; '' for all others. */
  band: string;
  tags: Array<{ text: string; tone: string }>;
  late: string;
  /** Urgent, urged or late: marked at its side. */
  isBad: boolean;
  dueSoon: boolean;
  dueText: string;
  /** The state in words where it is not plain from the step that is next. */
  stateTag: string;
  tone: string;
  /** The step on the row itself. */
  next: keyof typeof stepsOnRow | '';
  nextText: string;
  /** What else this desk has to do, in the case: `去签收`. */
  ask: string;
  /** `受理中…` while the tap is under way. */
  busy: string;
  /** Just taken from the row: `已受理`. */
  done: string;
  /** What went wrong or happened meanwhile. */
  note: string;
}

/** For whom a row is drawn: whoever works at desks, or watches over places. Empty while not known yet. */
export interface Viewer {
  places: ReadonlyArray<{ code: string; name: string }>;
  watches: boolean;
}

const tones: Partial<Record<CaseListItem['state'], string>> = { answered: 'warning', closed: 'success' };

/** @param shown as the list has it; a desk that was asked for its part goes by the time it was given for that */
export function rowOf(shown: CaseListItem, viewer: Viewer): WorkRow {
  // A list the phone remembers may be older than this field.
  const task = shown.tasks?.find(({ desk }) => viewer.places.some(({ code }) => code === desk));
  const item = task ? { ...shown, ...task, dueSoon: false } : shown;
  const next = viewer.watches ? '' : stepOnRow(item);
  const band = isAlarm(item) ? item.stateText : '';
  const holder = holderText(item, viewer);
  return {
    id: item.id,
    categoryName: item.categoryName,
    text: item.text,
    place: [whereText(item, viewer.places), item.address].filter(Boolean).join(' · '),
    holder,
    band,
    tags: tagsOf(item),
    late: item.late,
    isBad: Boolean(item.urgent || item.urged || item.late),
    dueSoon: item.dueSoon,
    dueText: task ? dueTextOf(item, '回复') : dueTextOf(item),
    stateTag: band || next === 'accept' ? '' : item.stateText,
    tone: tones[item.state] ?? 'primary',
    next,
    nextText: next && stepsOnRow[next].name,
    ask: next ? '' : askOf(item, viewer.watches),
    busy: '',
    done: '',
    note: '',
  };
}

function stepOnRow({ can }: CaseListItem): WorkRow['next'] {
  if (can.includes('acknowledge')) return 'acknowledge';
  return can.includes('accept') ? 'accept' : '';
}

/** Only as much of the place as does not go without saying. */
function whereText({ communityName, gridName }: CaseListItem, places: Viewer['places']): string {
  const [only] = places;
  if (!only || (places.length === 1 && only.name === `${communityName}${gridName}`)) return '';
  return places.every(({ name }) => name.startsWith(communityName)) ? gridName : `${communityName}${gridName}`;
}

function holderText(item: CaseListItem, { places, watches }: Viewer): string {
  const isOurs = places.length === 0 || places.some(({ code }) => code === item.holder);
  const nobodyYet = item.state === 'alarmed' || item.state === 'closed';
  if ((isOurs && !watches) || nobodyYet) return '';
  const desk = item.holderName === item.gridName ? '网格责任人' : item.holderName;
  const word = item.state === 'answered' ? '经办' : '现由';
  return `${word} ${[desk, item.handlerName].filter(Boolean).join(' ')}`;
}

/** A row's item after a step, from the case's own reply. */
export function itemOf(view: CaseView, before: CaseListItem): CaseListItem {
  const { state, stateText, procedure, progress, urgent, overdue, late, reopened, can, holder } = view;
  const step = { state, stateText, procedure, progress, urgent, overdue, late, reopened, can };
  const desk = { holder: holder.code, holderName: holder.name, handlerName: holder.personName };
  return { ...before, ...step, ...desk, dueSoon: false, due: holder.due, gridName: view.grid.name };
}

/** The smallest setData that turns the rows shown into the new ones; null when they are the same. */
export function changesOf(shown: readonly WorkRow[], rows: readonly WorkRow[]): Record<string, unknown> | null {
  const grows = rows.length > shown.length;
  if (rows.length < shown.length || shown.some((row, index) => row.id !== rows[index]?.id)) return { rows };
  const changed = rows
    .map((row, index) => [`rows[${index}]`, row] as const)
    .filter(([, row], index) => JSON.stringify(row) !== JSON.stringify(shown[index]));
  return changed.length > 0 || grows ? Object.fromEntries(changed) : null;
}
