import { chinaTime, dateText } from '../platform/duty-hours';
import { open } from '../platform/encryption';
import {
  type CareTag,
  careTagNames,
  type Household,
  type HouseholdRow,
  never,
  type Opening,
  type Visit,
  type VisitKind,
  visitKindNames,
} from './household';

/** A household in a list, masked. */
export interface HouseholdItem {
  id: string;
  grid: string;
  gridName: string;
  no: number;
  address: string;
  /** `王**等 3 人` */
  who: string;
  tags: Array<{ tag: CareTag; name: string }>;
  dueOn: string;
  /** `已过 3 天`, `今天该走访`, `11月30日前`; '' while nothing is due. */
  due: string;
  isOverdue: boolean;
  /** `上次 10月24日`, `还没有走访过` */
  last: string;
  /** GCJ-02 degrees. */
  point: Household['point'];
  movedAway: boolean;
}

export function presentItem(row: HouseholdRow, today: string): HouseholdItem {
  const { _id, grid, gridName, no, addressMasked, people, tags, dueOn, lastVisitOn, point, movedAway } = row;
  const [first] = people;
  return {
    id: _id,
    grid,
    gridName,
    no,
    address: addressMasked,
    who: `${first?.nameMasked ?? ''}${people.length > 1 ? `等 ${people.length} 人` : ''}`,
    tags: tags.map((tag) => ({ tag, name: careTagNames[tag] })),
    dueOn,
    due: dueWords(dueOn, today),
    isOverdue: dueOn < today,
    last: lastVisitOn ? `上次 ${dateText(lastVisitOn)}` : '还没有走访过',
    point,
    movedAway,
  };
}

function dueWords(dueOn: string, today: string): string {
  if (dueOn === never) return '已搬走';
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
  if (days > 0) return `已过 ${days} 天`;
  return days === 0 ? '今天该走访' : `${dateText(dueOn)}前`;
}

/** A visit as it is read on the household's page. */
export interface VisitView {
  id: string;
  /** `11月24日 09:30` */
  when: string;
  kind: VisitKind;
  kindName: string;
  name: string;
  text: string;
  photos: string[];
  caseId: string;
  need: string;
  /** '' while nobody answered. */
  needAnswer: string;
}

export function presentVisit({ _id, at, kind, name, text, photos, caseId, need, needAnswer }: Visit): VisitView {
  const when = chinaTime(at).format('M月D日 HH:mm');
  return { id: _id, when, kind, kindName: visitKindNames[kind], name, text, photos, caseId, need, needAnswer };
}

/** A household whole, masked. */
export interface HouseholdView extends HouseholdItem {
  edition: number;
  people: Array<{ id: string; name: string; phone: string; age: string; relation: string }>;
  intervalDays: number;
  /** `每 30 天走访一次` */
  interval: string;
  note: string;
  /** The caller visits here; who is of the centre only keeps the register. */
  mayRecord: boolean;
  visits: VisitView[];
}

export function presentHousehold(
  household: Household,
  visits: readonly Visit[],
  about: { today: string; interval: number; mayRecord: boolean },
): HouseholdView {
  const { edition, people, intervalDays, note } = household;
  const year = Number(about.today.slice(0, 4));
  return {
    ...presentItem(household, about.today),
    edition,
    people: people.map(({ id, nameMasked, phoneMasked, birthYear, relation }) => ({
      id,
      name: nameMasked,
      phone: phoneMasked,
      age: birthYear === null ? '' : `${year - birthYear} 岁`,
      relation,
    })),
    intervalDays,
    interval: `每 ${about.interval} 天走访一次`,
    note,
    mayRecord: about.mayRecord,
    visits: visits.map(presentVisit),
  };
}

/** What was opened: in clear, for the one screen that asked. */
export interface OpenedHousehold {
  address: string;
  people: Array<{ id: string; name: string; phone: string; birthYear: number | null; relation: string }>;
}

export function openedHousehold({ address, people }: Pick<Household, 'address' | 'people'>): OpenedHousehold {
  return {
    address: open(address),
    people: people.map(({ id, name, phone, birthYear, relation }) => ({
      id,
      name: open(name),
      phone: phone ? open(phone) : '',
      birthYear,
      relation,
    })),
  };
}

/** An opening as the community's lead reads it. */
export interface OpeningView {
  id: string;
  kind: Opening['kind'];
  when: string;
  name: string;
  /** `第一网格 12 号住户`, `导出 230 户` */
  what: string;
  purpose: string;
}

export function presentOpening({ _id, kind, at, name, gridName, no, purpose, count }: Opening): OpeningView {
  const when = chinaTime(at).format('M月D日 HH:mm');
  const what = kind === 'export' ? `导出${gridName} ${count} 户` : `${gridName} ${no} 号住户`;
  return { id: _id, kind, when, name, what, purpose };
}

/** A need for partners, as the community reads it. */
export interface NeedView extends Pick<VisitView, 'id' | 'when' | 'name' | 'need' | 'needAnswer'> {
  household: string;
  /** `第一网格 12 号住户` */
  where: string;
}

export function presentNeed(visit: Visit): NeedView {
  const { id, when, name, need, needAnswer } = presentVisit(visit);
  const { household, gridName, no } = visit;
  return { id, when, name, need, needAnswer, household, where: `${gridName} ${no} 号住户` };
}
