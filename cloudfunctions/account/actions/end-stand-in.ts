import { integer, minValue, number, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { comeBack } from '../hand-over';
import { editionInput, personIdInput } from '../inputs';
import type { PersonView } from '../person-view';
import { isSelf } from '../policy';
import { changePerson, requireManager, tell, viewOf } from '../staffing';

/**
 * Somebody is back from leave earlier than set, or does not go: whoever stood in does so no longer. By themselves or by
 * whoever looks after them. About twenty database calls.
 *
 * @throws FORBIDDEN, PERSON_CHANGED
 */
export const endStandIn = defineAction({
  input: strictObject({
    personId: personIdInput,
    edition: editionInput,
    /** `from` of the absence, as the person's page has it. */
    from: pipe(number(), integer(), minValue(0)),
  }),
  async run({ personId, edition, from }, context): Promise<PersonView> {
    const { now } = context;
    const people = await changePerson(
      {
        personId,
        edition,
        allow(actor, person, all) {
          if (!isSelf(actor, person)) requireManager(actor, all, [personId], now);
        },
        change(all, person) {
          const absence = (person.away ?? []).find((one) => one.from.getTime() === from && one.to > now);
          if (!absence) throw new AppError('PERSON_CHANGED', 'no such absence', '这次休假已经结束或取消了');
          return comeBack(all, personId, absence, now);
        },
      },
      context,
    );
    const back = people.get(personId);
    if (back) {
      const text = `${back.name}的休假结束了，代班随之结束`;
      await tell(back, { title: '休假和代班', text }, { people: [], communities: [back.community] }, context);
    }
    return viewOf(personId, context);
  },
});
