import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { startOfDay } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { standIn } from '../hand-over';
import { dayInput, editionInput, handOverWords, instantOf, personIdInput, successorsInput } from '../inputs';
import { awayText, type PersonView } from '../person-view';
import { isSelf, mayStandIn } from '../policy';
import { changePerson, notYours, requireFuture, requireManager, tell, viewOf } from '../staffing';

/** Longer is no leave: somebody else takes over. */
const longestDays = 366;

/**
 * Somebody goes on leave and others stand in at their grids (代班): residents call the stand-in, who works those desks as
 * their own. Set by whoever looks after them, or by the officer with a colleague of the same community; the centre is
 * told. About twenty database calls.
 *
 * @throws FORBIDDEN, PERSON_CHANGED
 * @throws NO_SUCCESSOR a grid would be without anybody: `details.posts` says who could stand in
 */
export const setStandIn = defineAction({
  input: strictObject({
    personId: personIdInput,
    edition: editionInput,
    from: dayInput,
    /** The day they are back. */
    to: dayInput,
    standIns: successorsInput,
    words: handOverWords,
  }),
  async run({ personId, edition, from, to, standIns, words }, context): Promise<PersonView> {
    const { now } = context;
    requireFuture(from, now, 'from');
    const absence = { from: instantOf(from, now), to: startOfDay(to) };
    const days = (absence.to.getTime() - absence.from.getTime()) / 86_400_000;
    if (absence.to <= absence.from) {
      throw new AppError('BAD_INPUT', 'back before away', '回来的日期要晚于开始的日期', { field: 'to' });
    }
    if (days > longestDays)
      throw new AppError('BAD_INPUT', 'too long', '休假最长一年，更久请办理离岗', { field: 'to' });
    const others = [...new Set(standIns.map((one) => one.personId))];
    if (others.includes(personId)) {
      throw new AppError('BAD_INPUT', 'stands in for themselves', '代班的人不能是休假的人自己', { field: 'standIns' });
    }
    const people = await changePerson(
      {
        personId,
        edition,
        others,
        allow(actor, person, all) {
          if (!isSelf(actor, person)) return requireManager(actor, all, [personId, ...others], now);
          const strangers = others.filter((id) => {
            const other = all.get(id);
            return other && !mayStandIn(other, person, absence.from);
          });
          if (strangers.length === 0) return;
          if (strangers.some((id) => !all.has(id))) throw notYours();
          throw new AppError(
            'FORBIDDEN',
            'not a colleague',
            '代班请选本社区的网格员；要请别人代班，请社区负责人来设置',
          );
        },
        change(all, person) {
          if ((person.away ?? []).some((one) => one.from < absence.to && one.to > absence.from)) {
            throw new AppError('BAD_INPUT', 'already away', '这段时间已经安排过休假，请先取消原来的', {
              field: 'from',
            });
          }
          return standIn(all, personId, absence, standIns, words);
        },
      },
      context,
    );
    const absent = people.get(personId);
    if (absent) {
      const takers = others.flatMap((id) => people.get(id) ?? []);
      const names = takers.map(({ name }) => name).join('、');
      const text = `${awayText(absent.name, absence.from, absence.to)}${names ? `，由${names}代班` : ''}`;
      await tell(absent, { title: '休假和代班', text }, { people: takers, communities: [absent.community] }, context);
    }
    return viewOf(personId, context);
  },
});
