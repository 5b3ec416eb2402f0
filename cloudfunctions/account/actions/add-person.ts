import { boolean, optional, strictObject } from 'valibot';
import { findGrid, findRegion } from '../../grid/repository';
import { type ActionContext, defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { keyedHash } from '../../platform/encryption';
import { AppError } from '../../platform/errors';
import type { Person, RoleGrant } from '../../platform/identity';
import { checkGrant, grantFrom } from '../granting';
import { grantInput, instantOf, nameInput, phoneInput } from '../inputs';
import type { PersonView } from '../person-view';
import { changePerson, viewOf } from '../staffing';

/**
 * Adds somebody with their first role; they join by an invitation. Their id follows from the tap, so a retry finds them.
 * About ten database calls.
 *
 * @throws FORBIDDEN the role or its place is not the caller's to give
 * @throws NO_SUCCESSOR the role ends with nobody after it
 */
export const addPerson = defineAction({
  input: strictObject({
    name: nameInput,
    phone: phoneInput,
    committeeMember: optional(boolean(), false),
    grant: grantInput,
  }),
  async run({ name, phone, committeeMember, grant }, context): Promise<PersonView> {
    const { now, openid, requestId } = context;
    const actor = await context.actor();
    await checkGrant(actor, grant, now);
    await checkWords(openid, [{ field: 'name', label: '姓名', text: name }]);
    const id = `n${keyedHash('person', `${openid}\n${requestId}`).replace(/[^A-Za-z0-9]/g, '0')}`;
    const home = await homeAt(grant.scope, now);
    const bare: Person = {
      _id: id,
      openid: `unjoined:${id}`,
      name,
      phone,
      photo: '',
      duties: [],
      dutyHours: [],
      committeeMember,
      phase: { kind: 'multiDuty', from: instantOf(grant.from, now) },
      roles: [],
      scopes: [],
      ...home,
      noticeConsents: 0,
      edition: 0,
      updatedAt: now,
    };
    await giveFirst(bare, grantFrom(grant, now), context);
    return viewOf(id, context);
  },
});

/** Like any other role, in a transaction with the place's other people: refused, nobody is stored. */
async function giveFirst(newcomer: Person, grant: RoleGrant, context: ActionContext): Promise<void> {
  await changePerson(
    {
      personId: newcomer._id,
      newcomer,
      edition: 0,
      places: [grant.scope],
      allow: () => undefined,
      change: (all, person) => new Map([...all, [person._id, { ...person, roles: [grant] }]]),
    },
    context,
  );
}

/** The places a grid, community, town or district lies in. */
async function homeAt(scope: string, now: Date): Promise<Pick<Person, 'district' | 'town' | 'community'>> {
  const grid = await findGrid(scope, now);
  if (grid) return { district: grid.district, town: grid.town, community: grid.community };
  const region = await findRegion(scope);
  if (!region) throw new AppError('NOT_FOUND', 'no such place', '没有这个地方，请重新选择');
  const { level, code, parent } = region;
  if (level === 'district') return { district: code, town: '', community: '' };
  if (level === 'town') return { district: parent, town: code, community: '' };
  return { district: (await findRegion(parent))?.parent ?? '', town: parent, community: code };
}
