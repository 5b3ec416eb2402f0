import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { startOfDay } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { checkPictures } from '../../platform/pictures';
import { editionInput, personChanges, personIdInput } from '../inputs';
import { withPhase } from '../person-settled';
import type { PersonView } from '../person-view';
import { isSelf } from '../policy';
import { changePerson, requireManager, viewOf } from '../staffing';

/** A portrait of 600×800 needs 150 kB, and every resident loads it. */
const mostPhotoBytes = 2 * 1024 * 1024;
/** What people change of themselves; all else is for whoever looks after them. */
const own = ['photo', 'duties'];

/**
 * Changes what is said of a person: name, phone, portrait, duties, weekly hours, committee, phase. Words are checked, the
 * portrait is looked at. Grids follow. About ten database calls.
 *
 * @throws FORBIDDEN, PERSON_CHANGED, CONTENT_REFUSED, NOT_A_PICTURE
 * @throws TOO_LARGE the portrait is over 2 MB
 */
export const savePerson = defineAction({
  input: strictObject({ personId: personIdInput, edition: editionInput, changes: personChanges }),
  async run({ personId, edition, changes }, context): Promise<PersonView> {
    const { now, openid } = context;
    const { phase, ...plain } = changes;
    await checkWords(openid, [
      { field: 'name', label: '姓名', text: changes.name ?? '' },
      { field: 'duties', label: '职责', text: (changes.duties ?? []).join('\n') },
    ]);
    if (changes.photo) await checkPictures([changes.photo], mostPhotoBytes);
    await changePerson(
      {
        personId,
        edition,
        allow(actor, person, all) {
          const ownOnly = isSelf(actor, person) && Object.keys(changes).every((field) => own.includes(field));
          if (ownOnly) return;
          if (isSelf(actor, person) && actor.roles.every(({ role }) => role === 'officer')) {
            throw new AppError(
              'FORBIDDEN',
              'officers change photo and duties alone',
              '您可以改自己的照片和职责，其他内容请社区负责人修改',
            );
          }
          requireManager(actor, all, [personId], now);
        },
        change(all, person) {
          // Only what was said: an absent field must not take the stored one away.
          const changed = {
            ...person,
            ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
          };
          const after = phase ? withPhase(changed, { kind: phase.kind, from: startOfDay(phase.from) }) : changed;
          return new Map([...all, [personId, after]]);
        },
      },
      context,
    );
    return viewOf(personId, context);
  },
});
