import type { Me } from '../account/presenter';
import type { CaseList, QueueCursorView } from '../case/list-presenter';
import type { Patrol } from '../patrol/patrol';
import { chinaTime, daysAfter } from '../platform/duty-hours';
import type { Person } from '../platform/identity';
import type { HouseholdItem } from '../visit/presenter';
import { dayTitle } from './presenter';
import { dayState, servedOn } from './week';
import type { Workday, Workweek } from './workday';

/** The officer's day beside the cases. */
export interface OfficerDay {
  date: string;
  /** Rounds of this working day; `going` names the one under way. */
  patrol: { rounds: number; going: { id: string; started: string } | null };
  /** Due now: how many of those read, whether there are more, and the first. */
  visits: { due: number; late: number; more: boolean; first: HouseholdItem[] };
  log: {
    cleared: boolean;
    /** The last day before today that is still open: `11月23日 周一`, and its date; null when none of a week is. */
    open: { date: string; title: string } | null;
    /** The Monday of a week whose summary waits to be confirmed, '' when none does. */
    week: string;
  };
}

/** The one screen a day begins with. */
export interface Today {
  me: Me;
  /** What waits at the caller's desks, the first page; null for who has none. */
  queue: CaseList<QueueCursorView> | null;
  /** null for who is no officer. */
  day: OfficerDay | null;
  /** Of a community's lead: officers with a day open for two days or more; null for everybody else. */
  behind: number | null;
}

/** How far back an open day is told: a week. */
export const daysTold = 7;

/** Pure. @param days those of the last week as stored @param week the summary of `weekAsked`, if it was confirmed */
export function officerDay(
  person: Pick<Person, 'dutyHours' | 'roles' | 'away'>,
  date: string,
  read: {
    patrols: readonly Patrol[];
    visits: readonly HouseholdItem[];
    more: boolean;
    days: readonly Workday[];
    week: Workweek | undefined;
  },
): OfficerDay {
  const { patrols, visits, more, days, week } = read;
  const rounds = patrols.filter((round) => round.date === date);
  const going = patrols.find(({ endedAt }) => endedAt === null);
  const stored = new Map(days.map((day) => [day.date, day]));
  const before = Array.from({ length: daysTold }, (_, index) => daysAfter(date, -1 - index));
  const open = before.find(
    (day) => servedOn(day, person) && dayState(day, stored.get(day), 0, date, person.dutyHours) === 'open',
  );
  const asked = weekAsked(date);
  return {
    date,
    patrol: {
      rounds: rounds.length,
      going: going ? { id: going._id.slice(going.personId.length + 1), started: timeOf(going.startedAt) } : null,
    },
    visits: {
      due: visits.length,
      late: visits.filter(({ isOverdue }) => isOverdue).length,
      more,
      first: visits.slice(0, 3),
    },
    log: {
      cleared: stored.get(date)?.state === 'cleared',
      open: open ? { date: open, title: dayTitle(open) } : null,
      week: asked && !week ? asked : '',
    },
  };
}

/** The Monday of the week whose summary is asked for: on Sunday this week's, until Wednesday last week's; '' on other days. */
export function weekAsked(date: string): string {
  const weekday = chinaTime(new Date(`${date}T12:00:00+08:00`)).day();
  if (weekday === 0) return daysAfter(date, -6);
  return weekday <= 3 ? daysAfter(date, -weekday - 6) : '';
}

const timeOf = (at: Date): string => chinaTime(at).format('HH:mm');
