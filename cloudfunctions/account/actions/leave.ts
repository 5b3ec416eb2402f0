import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { dateText } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { handOver } from '../hand-over';
import { dayInput, editionInput, handOverWords, instantOf, personIdInput, successorsInput } from '../inputs';
import type { PersonView } from '../person-view';
import { changePerson, requireFuture, requireManager, tell, viewOf } from '../staffing';

/**
 * Somebody leaves on a day: their roles end, others take over grid by grid, their WeChat is unbound. The record keeps
 * their name; cases in hand stay at the desk, so the successor has them. About twenty database calls.
 *
 * @throws FORBIDDEN, PERSON_CHANGED
 * @throws NO_SUCCESSOR a place would be without anybody: `details.posts` says who could take over each
 */
export const leave = defineAction({
  input: strictObject({
    personId: personIdInput,
    edition: editionInput,
    on: dayInput,
    successors: successorsInput,
    words: handOverWords,
  }),
  async run({ personId, edition, on, successors, words }, context): Promise<PersonView> {
    const { now } = context;
    requireFuture(on, now, 'on');
    const others = [...new Set(successors.map((one) => one.personId))];
    if (others.includes(personId)) {
      throw new AppError('BAD_INPUT', 'succeeds themselves', '接手的人不能是离岗的人自己', { field: 'successors' });
    }
    const at = instantOf(on, now);
    const people = await changePerson(
      {
        personId,
        edition,
        others,
        allow: (actor, _person, all) => requireManager(actor, all, [personId, ...others], now),
        change(all) {
          const after = handOver(all, personId, at, () => true, successors, words);
          const leaver = after.get(personId);
          return leaver ? new Map([...after, [personId, { ...leaver, leavesAt: at }]]) : after;
        },
      },
      context,
    );
    const view = await viewOf(personId, context);
    for (const id of others) {
      const taker = people.get(id);
      const text = `${view.name}${dateText(on)}离岗，负责的地方由您接手，请看交接`;
      if (taker)
        await tell(
          taker,
          { title: '您有新的职责', text },
          { people: [taker], communities: [] },
          { ...context, requestId: `${context.requestId}-${id}` },
        );
    }
    return view;
  },
});
