import { integer, minValue, number, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { dateInput } from '../../platform/date-inputs';
import { edits, lines } from '../inputs';
import { requireOfficer } from '../policy';
import { presentDay } from '../presenter';
import { readDay } from '../repository';
import { notTooOld, writeDay } from '../write-day';

/**
 * Officers put words of their own in place of derived ones and add lines to a day that is open. All of a day's edits and
 * lines are said; saving the same again changes nothing. Four database calls.
 *
 * @throws DAY_CHANGED the day was cleared or saved elsewhere since it was read
 */
export const save = defineAction({
  input: strictObject({ date: dateInput, edition: pipe(number(), integer(), minValue(0)), edits, lines }),
  async run({ date, edition, edits: changed, lines: said }, context) {
    const person = requireOfficer(await context.actor());
    notTooOld(date, context.now);
    const texts = [...changed, ...said].map(({ text }) => text);
    await checkWords(context.openid, [{ field: 'text', label: '日志', text: texts.join('\n') }]);
    const { stored, entries } = await readDay(person.personId, date);
    const before = new Map(stored?.lines.map((line) => [line.id, line.at]));
    const own = said.map((line) => ({ ...line, at: before.get(line.id) ?? context.now }));
    const day = await writeDay(stored, { date, ...person }, edition, { edits: changed, lines: own }, context);
    return presentDay(day, day, entries, true);
  },
});
