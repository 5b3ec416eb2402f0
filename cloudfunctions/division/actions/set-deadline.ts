import { nullable, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { dayInput, townCode } from '../inputs';
import { maySetDeadline } from '../plan-states';
import { putDeadline } from '../repository';

/** The town's office says by which day communities hand in; null takes it away. One database call. @throws FORBIDDEN */
export const setDeadline = defineAction({
  input: strictObject({ town: townCode, date: nullable(dayInput) }),
  async run({ town, date }, context) {
    const actor = await context.actor();
    if (!maySetDeadline(actor, town)) throw new AppError('FORBIDDEN', 'not the town’s office');
    await putDeadline(town, date ?? '', actor.personId ?? '', context.now);
    return {};
  },
});
