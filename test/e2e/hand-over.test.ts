import { callAs } from './support/call-as';
import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';

/** People of the demo town (scripts/demo/people.ts). */
const officer = 'demo-officer-wg001001';
const lead = 'demo-lead-fz001';
const colleague = 'demo-officer-wg001002';
const today = 'packages/staff/today/today';

const openPhone = townWithPhones();
let phone: Phone;

describe('hand-over and the printed month', () => {
  it('a stand-in reads what was written, and writes back', async () => {
    const me = await callAs(officer, 'account.me', {});
    const scope = me.desks[0]?.code ?? '';
    const personId = me.person?.id ?? '';
    const day = (days: number): string => new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
    const { edition } = await callAs(officer, 'account.person', { personId });
    const standIns = [{ scope, personId: 'wg001002' }];
    const leave = { personId, edition, from: day(0), to: day(7), standIns, words: '钥匙在门卫处，3 栋电梯在修' };
    await callAs(officer, 'account.setStandIn', leave);

    phone = await openPhone(colleague, { page: today });
    const { see, seeNot, tap, type, seePage } = phone;
    await see('钥匙在门卫处，3 栋电梯在修');
    await phone.shoot('day-today-stand-in');
    await tap('看过了');
    await seeNot('钥匙在门卫处');
    await tap('desk-head >>> .hand-over-write');
    await seePage('packages/staff/hand-over/hand-over');
    await see('键盘上的话筒');
    await type('words-field', '电梯周四修好，已告知住户');
    await phone.shoot('day-hand-over');
    await tap('.action-bar .main');
    await seePage(today);
    phone.close();

    phone = await openPhone(officer, { page: today });
    await phone.see('电梯周四修好，已告知住户');
    await phone.shoot('day-today-officer');
    await phone.go('/packages/field/patrol/patrol', 'reLaunch');
    await phone.see('点一下就开始');
    await phone.shoot('day-patrol');
    await phone.go('/packages/field/log/log', 'reLaunch');
    await phone.see('看这一周');
    await phone.shoot('day-log');
    await phone.go('/packages/field/week/week', 'reLaunch');
    await phone.see('月的工作日志');
    await phone.shoot('day-week');
    phone.close();

    phone = await openPhone(lead, { page: 'packages/field/community/community' });
    await phone.see('周');
    await phone.shoot('day-community');
  }, 120_000);
});
