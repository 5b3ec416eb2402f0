import { optional, strictObject } from 'valibot';
import { personIdInput } from '../../account/inputs';
import { findPerson } from '../../account/repository';
import { defineAction } from '../../platform/action';
import { mondayInput } from '../../platform/date-inputs';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { weekOf } from '../../rota/rota';
import { mayReadCommunity, mayReadWeek } from '../policy';
import { dayTitle } from '../presenter';
import { findWorkweek, listWorkdays, readEntries } from '../repository';
import { type DayState, dayState, summaryOf } from '../week';
import { linesOf } from '../workday';

/** A week of somebody's log. */
export interface WeekLog {
  monday: string;
  personId: string;
  name: string;
  days: Array<{ date: string; title: string; state: DayState; entries: number }>;
  /** As it was confirmed, else as it is worked out from the days. */
  summary: string;
  confirmed: boolean;
  /** The lead who read it, '' while nobody did. */
  readBy: string;
  /** It is the caller's own, not confirmed, and Sunday has come. */
  mayConfirm: boolean;
  mayRead: boolean;
}

/**
 * A week of a work log on one page: its days, and what was done in a few sentences. Left out, the person is the caller;
 * the community's lead and the town's office read those of its officers. Six database calls.
 */
export const week = defineAction({
  input: strictObject({ monday: mondayInput, person: optional(personIdInput) }),
  async run({ monday, person: asked }, context): Promise<WeekLog> {
    const actor = await context.actor();
    const personId = asked ?? actor.personId ?? '';
    const person = await findPerson(personId);
    const isOwn = personId === actor.personId;
    if (!person || !(isOwn || mayReadCommunity(actor, person.community))) {
      throw new AppError('FORBIDDEN', 'not this log', '这不是您能看的日志');
    }
    const dates = weekOf(monday);
    const sunday = dates[6] ?? monday;
    const [closed, stored, derived] = await Promise.all([
      findWorkweek(personId, monday),
      listWorkdays(personId, monday, sunday),
      readEntries(personId, dates),
    ]);
    const today = dateOf(context.now);
    const dayOf = new Map(stored.map((day) => [day.date, day]));
    const lines = new Map(dates.map((date) => [date, linesOf(dayOf.get(date), derived.get(date) ?? [])]));
    const own = stored.flatMap((day) => day.lines.map(({ text }) => text));
    return {
      monday,
      personId,
      name: person.name,
      days: dates.map((date) => {
        const entries = lines.get(date)?.length ?? 0;
        const state = dayState(date, dayOf.get(date), entries, today, person.dutyHours);
        return { date, title: dayTitle(date), state, entries };
      }),
      summary: closed?.summary ?? summaryOf([...lines.values()].flat(), own),
      confirmed: Boolean(closed),
      readBy: closed?.readBy ?? '',
      mayConfirm: isOwn && !closed && today >= sunday,
      mayRead: Boolean(closed) && closed?.readAt === null && mayReadWeek(actor, person.community),
    };
  },
});
