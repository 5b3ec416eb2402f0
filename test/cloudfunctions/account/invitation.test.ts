import { checkUsable, newInvitation, sceneOf, tokenOf } from '../../../cloudfunctions/account/invitation';
import { mayInvite } from '../../../cloudfunctions/account/roles';
import type { Actor, RoleGrant } from '../../../cloudfunctions/platform/identity';
import { codes, dataKeys } from '../../support/small-town';

const now = new Date('2026-11-24T02:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 24 * 3_600_000);
const invitation = newInvitation('a-token', { personId: 'p1', invitedBy: 'chen', rebind: false }, now);

describe('an invitation', () => {
  beforeAll(() => {
    process.env['DATA_KEYS'] = dataKeys;
  });
  afterAll(() => {
    delete process.env['DATA_KEYS'];
  });

  test('is usable for seven days', () => {
    expect(() => checkUsable(invitation, [invitation], 'x', later(6.9))).not.toThrow();
    expect(() => checkUsable(invitation, [invitation], 'x', later(7))).toThrow(
      expect.objectContaining({ code: 'INVITATION_EXPIRED' }),
    );
  });

  test('ends with a newer one of the same person', () => {
    const newer = newInvitation('another', { personId: 'p1', invitedBy: 'chen', rebind: false }, later(1));
    expect(() => checkUsable(invitation, [invitation, newer], 'x', later(2))).toThrow(
      expect.objectContaining({ code: 'INVITATION_EXPIRED', userMessage: '这个邀请已作废，请使用最新的邀请' }),
    );
    expect(() => checkUsable(newer, [invitation, newer], 'x', later(2))).not.toThrow();
  });

  test('once used is there for its user alone', () => {
    const used = { ...invitation, usedBy: 'x', usedAt: now };
    expect(() => checkUsable(used, [used], 'x', later(30))).not.toThrow();
    expect(() => checkUsable(used, [used], 'y', now)).toThrow(expect.objectContaining({ code: 'INVITATION_USED' }));
  });

  test('fits into the scene of a code picture, and the stored id does not give the token away', () => {
    const token = tokenOf({ openid: 'o', requestId: 'tap-0000000000000001', personId: 'p1' });
    expect(sceneOf(token).length).toBeLessThanOrEqual(32);
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(
      JSON.stringify(newInvitation(token, { personId: 'p1', invitedBy: 'chen', rebind: false }, now)),
    ).not.toContain(token);
    expect(tokenOf({ openid: 'o', requestId: 'tap-0000000000000002', personId: 'p1' })).not.toBe(token);
  });
});

describe('mayInvite', () => {
  const actor = (role: RoleGrant['role'], scope: string): Actor => ({
    openid: 'o',
    roles: [{ role, scope, from: now }],
  });
  const officer: RoleGrant = { role: 'officer', scope: codes.westGrid, from: now };

  test.each([
    ['the community’s lead', actor('centreLead', codes.westCommunity), true],
    ['the town’s office', actor('townOffice', codes.town), true],
    ['the administrator', actor('admin', '340104'), true],
    ['the lead of another community', actor('centreLead', codes.eastCommunity), false],
    ['a clerk', actor('centreClerk', codes.westCommunity), false],
    ['an officer', actor('officer', codes.westGrid), false],
    ['a resident', { openid: 'o', roles: [] }, false],
  ])('%s', (_who, who, may) => {
    expect(mayInvite(who, [officer])).toBe(may);
  });

  test('nobody hands out more than they hold', () => {
    const alsoTown: RoleGrant = { role: 'townOffice', scope: codes.town, from: now };
    expect(mayInvite(actor('centreLead', codes.westCommunity), [officer, alsoTown])).toBe(false);
  });
});
