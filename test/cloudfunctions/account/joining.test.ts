import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { newInvitation } from '../../../cloudfunctions/account/invitation';
import type { Person } from '../../../cloudfunctions/platform/identity';
import {
  codes,
  openidOf,
  person,
  type Refused,
  type SmallTown,
  staff,
  startSmallTown,
  storedText,
} from '../../support/small-town';

const lead = openidOf('chen');
let town: SmallTown;
let people = 0;
let tokens = 0;

beforeAll(async () => {
  town = await startSmallTown({ functions: ['account'] });
});
afterAll(() => town.close());

/** Somebody new at the middle grid, who has not joined. */
function newcomer(facts: Partial<Person> = {}): string {
  const id = `new-${++people}`;
  const base = person('li');
  town.cloud.database.insertMany('people', [
    { ...base, _id: id, openid: `unjoined:${id}`, name: `新人${people}`, ...facts },
  ]);
  return id;
}

/** An invitation as `createInvitation` stores it, without drawing its picture. */
function invitationFor(personId: string): string {
  const token = `token-${++tokens}`;
  const facts = { personId, invitedBy: 'chen', rebind: false };
  town.cloud.database.insertMany('invitations', [{ ...newInvitation(token, facts, new Date(town.cloud.clock.now())) }]);
  return token;
}

const invite = (personId: string) => town.call(lead, 'account.createInvitation', { personId });

const refusal = (call: Promise<unknown>): Promise<Refused> =>
  call.then(
    () => Promise.reject(new Error('not refused')),
    (error) => error,
  );

describe('account.createInvitation', () => {
  test('gives a token that is nowhere stored, and a picture that carries it', async () => {
    const personId = newcomer();
    const created = await town.call(lead, 'account.createInvitation', { personId });
    expect(created).toMatchObject({ page: 'packages/staff/join/join', scene: `i=${created.token}` });
    expect(created.expiresAt - town.cloud.clock.now()).toBeGreaterThan(6.9 * 24 * 3_600_000);
    const picture = PNG.sync.read(Buffer.from(created.picture?.base64 ?? '', 'base64'));
    const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    expect(decodeURIComponent(read?.data ?? '')).toContain(created.scene);
    expect(JSON.stringify(await allInvitations())).not.toContain(created.token);
  });

  test('a retry of one tap makes no second invitation', async () => {
    const personId = newcomer();
    const [first, again] = await Promise.all(
      [1, 2].map(() => town.call(lead, 'account.createInvitation', { personId }, 'tap-one-and-the-same')),
    );
    expect(again?.token).toBe(first?.token);
    expect((await allInvitations()).filter((row) => row.personId === personId)).toHaveLength(1);
  });

  test.each([
    ['a resident', 'visitor-openid'],
    ['an officer', openidOf('wang')],
  ])('%s may not', async (_who, openid) => {
    expect(await refusal(town.call(openid, 'account.createInvitation', { personId: newcomer() }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('not for somebody of another community, nor for nobody', async () => {
    const elsewhere = newcomer({
      roles: [{ role: 'officer', scope: codes.eastGrid, from: new Date(0) }],
      scopes: [codes.eastGrid],
    });
    expect(await refusal(invite(elsewhere))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(invite('nobody'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('somebody who has joined is invited again only to move the binding', async () => {
    expect(await refusal(invite('wang'))).toMatchObject({
      code: 'ALREADY_JOINED',
      userMessage: expect.stringContaining(staff.wang.name),
    });
  });
});

describe('account.invitation', () => {
  test('shows name, role and place, and no more', async () => {
    const token = invitationFor(newcomer({ name: '韩梅' }));
    expect(await town.call('anybody', 'account.invitation', { token })).toEqual({
      name: '韩梅',
      roles: [{ roleName: '网格责任人', scopeName: '蜀山社区第二网格' }],
    });
  });

  test('an unknown token is told as invalid', async () => {
    expect(await refusal(town.call('anybody', 'account.invitation', { token: 'made-up' }))).toMatchObject({
      code: 'INVITATION_INVALID',
    });
  });
});

describe('account.join', () => {
  test('binds the caller, who then is staff; a retry succeeds again', async () => {
    const token = invitationFor(newcomer({ name: '周敏' }));
    const before = await town.call('zhou-openid', 'account.me', {});
    expect(before.person).toBeNull();
    const joined = await town.call('zhou-openid', 'account.join', { token });
    expect(joined).toMatchObject({ person: { name: '周敏' }, desks: [{ code: codes.middleGrid, kind: 'grid' }] });
    expect(await town.call('zhou-openid', 'account.join', { token })).toEqual(joined);
    expect(await town.call('zhou-openid', 'account.me', {})).toEqual(joined);
  });

  test('an unknown, an ended, an expired and a used invitation are told apart', async () => {
    expect(await refusal(town.call('a-openid', 'account.join', { token: 'made-up' }))).toMatchObject({
      code: 'INVITATION_INVALID',
    });

    const personId = newcomer();
    const ended = invitationFor(personId);
    await town.cloud.advance(1000);
    const token = invitationFor(personId);
    expect(await refusal(town.call('a-openid', 'account.join', { token: ended }))).toMatchObject({
      code: 'INVITATION_EXPIRED',
    });

    await town.call('a-openid', 'account.join', { token });
    expect(await refusal(town.call('b-openid', 'account.join', { token }))).toMatchObject({ code: 'INVITATION_USED' });

    const old = invitationFor(newcomer());
    await town.cloud.advance(7 * 24 * 3_600_000);
    expect(await refusal(town.call('b-openid', 'account.join', { token: old }))).toMatchObject({
      code: 'INVITATION_EXPIRED',
    });
  });

  test('of two who come at once with one invitation, one gets in', async () => {
    const personId = newcomer();
    const token = invitationFor(personId);
    const callers = ['left-openid', 'right-openid', 'third-openid'];
    const outcomes = await Promise.allSettled(callers.map((openid) => town.call(openid, 'account.join', { token })));
    const winners = callers.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Refused] : []));
    expect(winners).toHaveLength(1);
    expect(losers.map((refused) => refused.code)).toEqual(['INVITATION_USED', 'INVITATION_USED']);
    expect(await storedText(town.cloud, 'people', personId)).toContain(winners[0]);
  });

  test('somebody who tapped twice gets in once, both times', async () => {
    const token = invitationFor(newcomer());
    const both = await Promise.all([1, 2].map(() => town.call('twice-openid', 'account.join', { token })));
    expect(both[0]?.person?.id).toBe(both[1]?.person?.id);
  });

  test('one WeChat that uses the invitations of two people at once becomes one of them', async () => {
    const tokens = [1, 2].map(() => invitationFor(newcomer()));
    const outcomes = await Promise.allSettled(
      tokens.map((token) => town.call('greedy-openid', 'account.join', { token })),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Refused] : []));
    expect(refused).toEqual([expect.objectContaining({ code: 'ALREADY_JOINED' })]);
  });

  test('a WeChat that is bound to somebody cannot become another', async () => {
    const token = invitationFor(newcomer());
    expect(await refusal(town.call(openidOf('wang'), 'account.join', { token }))).toMatchObject({
      code: 'ALREADY_JOINED',
    });
  });

  test('a new phone: the binding moves, and the old invitation does not win it back', async () => {
    const personId = newcomer();
    const first = invitationFor(personId);
    await town.call('old-phone', 'account.join', { token: first });
    await town.cloud.advance(1000);
    const { token } = await town.call(lead, 'account.createInvitation', { personId, rebind: true });
    await town.call('new-phone', 'account.join', { token });
    expect((await town.call('old-phone', 'account.me', {})).person).toBeNull();
    expect(await refusal(town.call('old-phone', 'account.join', { token: first }))).toMatchObject({
      code: 'INVITATION_USED',
    });
    expect((await town.call('new-phone', 'account.me', {})).person?.id).toBe(personId);
  });
});

async function allInvitations(): Promise<Array<{ _id: string; personId: string }>> {
  const reply = await town.cloud.database.handle(
    'database.getDocument',
    { collectionName: 'invitations', queryType: 'WHERE', query: '{}', limit: 100 },
    'test',
  );
  const { data } = reply.body as { data: { list: string[] } };
  return data.list.map((row) => JSON.parse(row));
}
