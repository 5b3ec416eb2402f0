import { dateMode } from './date';
import type { PickerData, PickerMode } from './mode';
import type { Columns } from './panel';
import { regionMode } from './region';

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const lineOf = (item: unknown, key: string): string => {
  const value = key && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : item;
  return String(value ?? '');
};

const selector: PickerMode = {
  columns: ({ range, rangeKey, value }) => ({
    lines: [list(range).map((item) => lineOf(item, rangeKey))],
    selected: [Number(value) || 0],
  }),
  // WeChat gives the index as text here, and as numbers with several columns.
  detail: (_data, selected) => ({ value: String(selected[0] ?? 0) }),
  empty: 0,
};

const multiSelector: PickerMode = {
  columns: ({ range, rangeKey, value }) => ({
    lines: list(range).map((column) => list(column).map((item) => lineOf(item, rangeKey))),
    selected: list(value).map((index) => Number(index) || 0),
  }),
  detail: (_data, selected) => ({ value: selected }),
  empty: [],
};

const two = (number: number) => String(number).padStart(2, '0');

/** Hours and minutes between `start` and `end`; the first and the last hour have fewer minutes. */
const time: PickerMode = {
  columns: (data) => timeColumns(data, String(data.value || data.start || '00:00')),
  turned: (data, column, selected, before) => {
    const [hour] = timeOf(data, selected).split(':');
    const [, minute] = timeOf(data, column === 0 ? before : selected).split(':');
    return timeColumns(data, `${hour}:${minute}`);
  },
  detail: (data, selected) => ({ value: timeOf(data, selected) }),
  empty: '',
};

function timeBounds({ start, end }: PickerData): [number[], number[]] {
  const parse = (text: string, other: string) => (/^\d{1,2}:\d{1,2}/.test(text) ? text : other).split(':').map(Number);
  return [parse(start, '00:00'), parse(end, '23:59')];
}

function timeColumns(data: PickerData, value: string): Columns {
  const [[startHour = 0, startMinute = 0], [endHour = 23, endMinute = 59]] = timeBounds(data);
  const [wantedHour = 0, wantedMinute = 0] = value.split(':').map(Number);
  const hour = Math.min(endHour, Math.max(startHour, wantedHour));
  const first = hour === startHour ? startMinute : 0;
  const last = hour === endHour ? endMinute : 59;
  const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => two(from + index));
  return {
    lines: [count(startHour, endHour), count(first, last)],
    selected: [hour - startHour, Math.min(last, Math.max(first, wantedMinute)) - first],
  };
}

function timeOf(data: PickerData, [hourIndex = 0, minuteIndex = 0]: number[]): string {
  const [[startHour = 0, startMinute = 0]] = timeBounds(data);
  const hour = startHour + hourIndex;
  return `${two(hour)}:${two((hour === startHour ? startMinute : 0) + minuteIndex)}`;
}

export const modes: Record<string, PickerMode> = { selector, multiSelector, time, date: dateMode, region: regionMode };
