import { strictObject } from 'valibot';
import { personIdInput } from '../../account/inputs';
import { defineAction } from '../../platform/action';
import { mondayInput } from '../../platform/date-inputs';
import { AppError } from '../../platform/errors';
import { mayReadWeek } from '../policy';
import { findWorkweek, markWeekRead } from '../repository';

/** The centre lead has read an officer's week. Two database calls; the first reading counts. */
export const readWeek = defineAction({
  input: strictObject({ monday: mondayInput, person: personIdInput }),
  async run({ monday, person }, context) {
    const actor = await context.actor();
    const closed = await findWorkweek(person, monday);
    if (!closed || !mayReadWeek(actor, closed.community)) throw new AppError('NOT_FOUND', 'no such week for this lead');
    await markWeekRead(closed._id, actor.name ?? '', context.now);
    return {};
  },
});
