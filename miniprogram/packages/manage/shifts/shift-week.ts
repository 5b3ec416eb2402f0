import type { Person } from '../../../services/account';
import { dateText, daysAfter } from '../../../services/days';
import { dayNames } from '../words';

export type Times = Person['shifts'][number]['periods'];
/** What was changed and not saved, by date; null gives a day back to the weekly hours. */
export type ShiftDraft = Record<string, Times | null>;

export interface ShiftRow {
  date: string;
  /** `周二 11月24日` */
  name: string;
  /** `17:00–21:00`, `休息`, or the weekly hours of the day. */
  text: string;
  isShift: boolean;
  isToday: boolean;
  isOver: boolean;
  isChanged: boolean;
}

/** Hours that are often taken, one tap each. */
export const presets: ReadonlyArray<{ name: string; periods: Times }> = [
  { name: '休息', periods: [] },
  {
    name: '正常班',
    periods: [
      { from: '08:30', to: '12:00' },
      { from: '14:00', to: '17:30' },
    ],
  },
  {
    name: '午间班',
    periods: [
      { from: '11:00', to: '14:30' },
      { from: '16:00', to: '20:00' },
    ],
  },
  { name: '下午晚班', periods: [{ from: '13:00', to: '21:00' }] },
  { name: '晚班', periods: [{ from: '17:00', to: '21:00' }] },
  { name: '夜班', periods: [{ from: '20:00', to: '02:00' }] },
];

/** How far ahead shifts may be set. */
export const mostDaysAhead = 14;

export function weekRows(person: Person, monday: string, changed: ShiftDraft): ShiftRow[] {
  return dayNames.map((dayName, index) => {
    const date = daysAfter(monday, index);
    const shift = timesOn(person, date, changed);
    const weekly = person.dutyHours.filter(({ days }) => days.includes(index + 1));
    return {
      date,
      name: `周${dayName} ${dateText(date)}`,
      text: shift ? textOf(shift) || '休息' : textOf(weekly) || '不上班',
      isShift: shift !== null,
      isToday: date === person.today,
      isOver: date < person.today || date > daysAfter(person.today, mostDaysAhead),
      isChanged: date in changed,
    };
  });
}

/** The hours of a day as they will be; null by the week. */
export function timesOn(person: Person, date: string, changed: ShiftDraft): Times | null {
  if (date in changed) return changed[date] ?? null;
  return person.shifts.find((shift) => shift.date === date)?.periods ?? null;
}

/** The shifts of the week before, seven days later. */
export function copiedWeek(person: Person, monday: string, changed: ShiftDraft): ShiftDraft {
  const days = dayNames.map((_name, index) => daysAfter(monday, index));
  return Object.fromEntries(
    days
      .filter((date) => date >= person.today && date <= daysAfter(person.today, mostDaysAhead))
      .flatMap((date) => {
        const before = timesOn(person, daysAfter(date, -7), changed);
        return before ? [[date, before] as const] : [];
      }),
  );
}

/** The draft without days that are as they were saved, or over meanwhile. */
export function onlyChangedShifts(person: Person, changed: ShiftDraft): ShiftDraft {
  const saved = (date: string): string => JSON.stringify(timesOn(person, date, {}));
  return Object.fromEntries(
    Object.entries(changed).filter(([date, times]) => date >= person.today && JSON.stringify(times) !== saved(date)),
  );
}

function textOf(periods: Times): string {
  return periods.map(({ from, to }) => `${from}–${to > from ? '' : '次日 '}${to}`).join('、');
}
