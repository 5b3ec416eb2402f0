import { strictObject } from 'valibot';
import { meOf } from '../../account/read-me';
import { findPersonByOpenid } from '../../account/repository';
import { rolesAt } from '../../account/roles';
import { desksOf } from '../../case/policy';
import { queuePage } from '../../case/queue-page';
import { listPatrols } from '../../patrol/repository';
import { defineAction } from '../../platform/action';
import { dateOf, daysAfter, workDayOf } from '../../platform/duty-hours';
import type { Actor, Person } from '../../platform/identity';
import { gridsOf } from '../../visit/policy';
import { presentItem } from '../../visit/presenter';
import { listDue } from '../../visit/repository';
import { countBehind } from '../behind';
import { findWorkweek, listWorkdays } from '../repository';
import { daysTold, type OfficerDay, officerDay, type Today, weekAsked } from '../today';

/** What is due within these days is told, as on the page of visits; and no more than an officer makes in a week. */
const daysAhead = 7;
const mostDue = 50;

/**
 * The one screen a day begins with, in one call: who I am, what waits at my desks, and of an officer the day's rounds, whom to
 * visit, and what of the log is open. Seven database calls for an officer, one more at the turn of a week, each by an index;
 * three for other staff, six for a community's lead, who is told which logs are behind.
 */
export const today = defineAction({
  input: strictObject({}),
  async run(_input, { openid, now }): Promise<Today> {
    const person = await findPersonByOpenid(openid);
    const roles = person ? rolesAt(person, now) : [];
    const actor: Actor = { openid, roles, ...(person ? { personId: person._id, name: person.name } : {}) };
    const led = roles.find(({ role }) => role === 'centreLead')?.scope;
    const [me, queue, day, behind] = await Promise.all([
      meOf(person, openid, now),
      desksOf(actor).length > 0 ? queuePage(actor, now) : null,
      person && gridsOf(actor).length > 0 ? dayOf(person, actor, now) : null,
      led ? countBehind(led, dateOf(now), now) : null,
    ]);
    return { me, queue, day, behind };
  },
});

async function dayOf(person: Person, actor: Actor, now: Date): Promise<OfficerDay> {
  const date = workDayOf(person, now);
  const monday = weekAsked(date);
  const [patrols, due, days, week] = await Promise.all([
    // A round that was begun late last night may still go on.
    listPatrols(person._id, [daysAfter(date, -1), date]),
    listDue(gridsOf(actor), daysAfter(date, daysAhead), mostDue + 1),
    listWorkdays(person._id, daysAfter(date, -daysTold), date),
    monday ? findWorkweek(person._id, monday) : undefined,
  ]);
  const visits = due.slice(0, mostDue).map((row) => presentItem(row, date));
  return officerDay(person, date, { patrols, visits, more: due.length > mostDue, days, week });
}
