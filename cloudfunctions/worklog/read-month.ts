import { datesOf, type MonthLog, mondaysOf, weekly } from './month';
import { presentDay } from './presenter';
import { listWorkdays, listWorkweeks, readEntries } from './repository';

/**
 * A month of somebody's log as it stands, words of their own in place of derived ones. Seventeen database calls at once: three
 * for each week's work, so that no week crowds out another, and two for what was written and confirmed.
 */
export async function readMonth(personId: string, name: string, month: string): Promise<MonthLog> {
  const dates = datesOf(month);
  const [stored, weeks, ...derived] = await Promise.all([
    listWorkdays(personId, dates[0] ?? '', dates.at(-1) ?? ''),
    listWorkweeks(personId, mondaysOf(month)),
    ...weekly(dates).map((some) => readEntries(personId, some)),
  ]);
  const entries = new Map(derived.flatMap((some) => [...some]));
  const days = dates.map((date) => {
    const day = stored.find((one) => one.date === date);
    return presentDay({ date, personId, name }, day, entries.get(date) ?? [], false);
  });
  return {
    month,
    personId,
    name,
    days: days.filter(({ lines, state }) => lines.length > 0 || state === 'cleared'),
    weeks: weeks.map(({ monday, summary, readBy }) => ({ monday, summary, readBy })),
  };
}
