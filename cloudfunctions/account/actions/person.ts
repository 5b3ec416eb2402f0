import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { personIdInput } from '../inputs';
import type { PersonView } from '../person-view';
import { viewOf } from '../staffing';

/**
 * One person whole: roles with places and dates, hours, phase, leave. For themselves and whoever looks after them. Two
 * database calls at most.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export const person = defineAction({
  input: strictObject({ personId: personIdInput }),
  run: ({ personId }, context): Promise<PersonView> => viewOf(personId, context),
});
