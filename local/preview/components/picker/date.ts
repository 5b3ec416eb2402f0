import type { PickerData, PickerMode } from './mode';
import type { Columns } from './panel';

type Ymd = [year: number, month: number, day: number];

/** `mode="date"`: years, months and days between `start` and `end`; `fields` says how fine. */
export const dateMode: PickerMode = {
  columns: (data) => columnsAt(data, wanted(data)),
  // The day and month seen before stay as far as the new year and month have them.
  turned: (data, column, selected, before) => {
    const now = at(data, selected);
    const then = at(data, before);
    return columnsAt(data, column === 0 ? [now[0], then[1], then[2]] : column === 1 ? [now[0], now[1], then[2]] : now);
  },
  detail: (data, selected) => ({ value: text(at(data, selected), data.fields) }),
  empty: '',
};

/** Without a value the picker opens today, on the phone's clock. */
function wanted({ value }: PickerData): Ymd {
  const now = new Date(window.__phone.now());
  return parse(String(value ?? ''), [now.getFullYear(), now.getMonth() + 1, now.getDate()]);
}

function parse(date: string, other: Ymd): Ymd {
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(date);
  return found ? [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)] : other;
}

const bounds = ({ start, end }: PickerData): [Ymd, Ymd] => [parse(start, [1900, 1, 1]), parse(end, [2100, 12, 31])];
const daysIn = (year: number, month: number): number => new Date(year, month, 0).getDate();
const clamp = (value: number, [from, to]: [number, number]): number => Math.min(to, Math.max(from, value));

/** What months a year and what days a month have inside the bounds. */
function monthsOf(data: PickerData, year: number): [number, number] {
  const [start, end] = bounds(data);
  return [year === start[0] ? start[1] : 1, year === end[0] ? end[1] : 12];
}

function daysOf(data: PickerData, year: number, month: number): [number, number] {
  const [start, end] = bounds(data);
  const isFirst = year === start[0] && month === start[1];
  const isLast = year === end[0] && month === end[1];
  return [isFirst ? start[2] : 1, isLast ? end[2] : daysIn(year, month)];
}

function columnsAt(data: PickerData, [wantedYear, wantedMonth, wantedDay]: Ymd): Columns {
  const [start, end] = bounds(data);
  const years: [number, number] = [start[0], end[0]];
  const year = clamp(wantedYear, years);
  const months = monthsOf(data, year);
  const month = clamp(wantedMonth, months);
  const days = daysOf(data, year, month);
  const day = clamp(wantedDay, days);
  const lines = (range: [number, number], unit: string) =>
    Array.from({ length: range[1] - range[0] + 1 }, (_, index) => `${range[0] + index}${unit}`);
  const count = { year: 1, month: 2 }[data.fields] ?? 3;
  return {
    lines: [lines(years, '年'), lines(months, '月'), lines(days, '日')].slice(0, count),
    selected: [year - years[0], month - months[0], day - days[0]].slice(0, count),
  };
}

function at(data: PickerData, [yearIndex = 0, monthIndex = 0, dayIndex = 0]: number[]): Ymd {
  const [start] = bounds(data);
  const year = start[0] + yearIndex;
  const months = monthsOf(data, year);
  const month = clamp(months[0] + monthIndex, months);
  const days = daysOf(data, year, month);
  return [year, month, clamp(days[0] + dayIndex, days)];
}

function text([year, month, day]: Ymd, fields: string): string {
  const parts = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')];
  return parts.slice(0, { year: 1, month: 2 }[fields] ?? 3).join('-');
}
