import { integer, minValue, number, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { dateInput } from '../../platform/date-inputs';
import { requireOfficer } from '../policy';
import { presentDay } from '../presenter';
import { readDay } from '../repository';
import { notTooOld, writeDay } from '../write-day';

/**
 * 日清: an officer confirms a day as it stands; its entries are kept with it from then on. Clearing it again changes
 * nothing. Four database calls.
 *
 * @throws DAY_CHANGED the day was saved elsewhere since it was read
 */
export const clear = defineAction({
  input: strictObject({ date: dateInput, edition: pipe(number(), integer(), minValue(0)) }),
  async run({ date, edition }, context) {
    const person = requireOfficer(await context.actor());
    notTooOld(date, context.now);
    const { stored, entries } = await readDay(person.personId, date);
    if (stored?.state === 'cleared') return presentDay(stored, stored, entries, true);
    const cleared = { state: 'cleared' as const, entries, clearedAt: context.now };
    const day = await writeDay(stored, { date, ...person }, edition, cleared, context);
    return presentDay(day, day, entries, true);
  },
});
