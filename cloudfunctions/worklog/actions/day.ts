import { optional, strictObject } from 'valibot';
import { personIdInput } from '../../account/inputs';
import { findPerson } from '../../account/repository';
import { defineAction } from '../../platform/action';
import { dateInput } from '../../platform/date-inputs';
import { workDayOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { mayReadCommunity, requireOfficer } from '../policy';
import { presentDay } from '../presenter';
import { readDay } from '../repository';
import { isWritable } from '../write-day';

/**
 * A day of a work log: what was done, derived, and what its person adds. Left out, the person is the caller and the day
 * today; the community's lead and the town's office read those of its officers. Four database calls, one more for
 * another person's.
 *
 * @throws FORBIDDEN somebody else's log outside the caller's place
 */
export const day = defineAction({
  input: strictObject({ date: optional(dateInput), person: optional(personIdInput) }),
  async run({ date = '', person: id }, context) {
    const actor = await context.actor();
    const isOwn = !id || id === actor.personId;
    const person = isOwn ? requireOfficer(actor) : await readable(id);
    if (!isOwn && !mayReadCommunity(actor, person.community)) throw new AppError('FORBIDDEN', 'not this community');
    const asked = date || workDayOf(actor, context.now);
    const { stored, entries } = await readDay(person.personId, asked);
    return presentDay({ date: asked, ...person }, stored, entries, isOwn && isWritable(asked, context.now));
  },
});

async function readable(id: string): Promise<{ personId: string; name: string; community: string }> {
  const person = await findPerson(id);
  if (!person) throw new AppError('NOT_FOUND', 'no such person', '没有找到这个人');
  return { personId: id, name: person.name, community: person.community };
}
