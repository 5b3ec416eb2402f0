import { localEnvironment } from '../../scripts/import/environment';
import { StoredLog } from '../../scripts/verify-log/stored-log';
import { verifyLog } from '../../scripts/verify-log/verify';
import { openPhone, type Phone } from './support/phone';
import { onDevtools, startTown, stopTown, town } from './support/town';

const resident = 'demo-resident-zhang';
const officer = 'demo-officer-wg001001';
const grid = '340104100001001';

const phones: Phone[] = [];
beforeAll(async () => {
  await startTown();
}, 180_000);
afterAll(async () => {
  for (const phone of phones) phone.close();
  await stopTown();
});

let taps = 0;
async function call(openid: string, action: string, data: object): Promise<{ id: string }> {
  const event = { action, data, requestId: `long-case-${String(++taps).padStart(10, '0')}` };
  const headers = { 'x-openid': openid, 'content-type': 'application/json' };
  const response = await fetch(`${town().url}/invoke/case`, { method: 'POST', headers, body: JSON.stringify(event) });
  const { result } = (await response.json()) as { result: { data?: { id: string }; error?: { code: string } } };
  if (!result.data) throw new Error(`${action}: ${result.error?.code}`);
  return result.data;
}

// Two hundred steps are taken through the functions: a phone on DevTools would take them by hand.
(onDevtools ? describe.skip : describe)('a case with two hundred steps', () => {
  it('opens with its newest ones, fetches the older when they are wanted, and its record is whole', async () => {
    const form = { category: 'power', text: '路灯修了又坏', photos: [], place: null, grid, contact: null };
    const { id } = await call(resident, 'submit', { ...form, urgent: false, notify: false });
    for (let step = 2; step <= 205; step++) await call(officer, 'reply', { id, text: `第 ${step} 步`, photos: [] });
    const body = JSON.stringify({ advanceMs: 180_000 });
    await fetch(`${town().url}/local/clock`, { method: 'POST', body });

    const phone = await openPhone(resident, { page: `packages/resident/case/case?id=${id}` });
    phones.push(phone);
    await phone.see('第 205 步');
    await phone.tap('看更早的 88 条');
    await phone.see('第 106 步');
    await phone.seeNot('第 105 步');
    await phone.tap('看更早的');
    await phone.see('第 56 步');
    await phone.tap('看更早的');
    await phone.see('第 6 步');
    await phone.tap('看更早的');
    await phone.see('您提交');
    await phone.seeNot('看更早的');

    expect((await verifyLog(new StoredLog(localEnvironment(town().url)))).findings).toEqual([]);
  });
});
