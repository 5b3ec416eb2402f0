import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { onDevtools, town } from './support/town';

/** People and grids of the demo town (scripts/demo/people.ts). */
const resident = 'demo-resident-zhang';
const officer = 'demo-officer-wg001001';
const lead = 'demo-lead-fz001';
const grid = '340104100001001';

const open = townWithPhones();
function hold(person: string, options: Parameters<typeof open>[1] = {}): Promise<Phone> {
  return open(person, options);
}

describe('from the card to the rating', () => {
  it('a resident scans, submits and follows; the officer settles; the resident rates', async () => {
    const words = `三号楼楼道灯不亮 ${Date.now() % 100_000}`;

    // The resident scans the card: officer, phone and duties at once, nothing asked.
    const zhang = await hold(resident, { page: 'pages/home/home', scene: `g=${grid}` });
    await zhang.see('打电话');
    await zhang.see('监督电话');
    await zhang.shoot('home');

    // Submits.
    await zhang.tap('我有事要反映');
    await zhang.seePage('packages/resident/submit/submit');
    await zhang.tap('供电照明');
    await zhang.type('words-field', words);
    await zhang.shoot('submit');
    await agreeToMessages(zhang, resident);
    await zhang.tap('.action-bar button');
    await zhang.see('已经提交');
    await zhang.see('前有人受理');
    await zhang.shoot('submitted');
    await zhang.tap('看进展');
    await zhang.seePage('packages/resident/case/case');
    await zhang.see('待受理');
    await zhang.see(words);

    // The officer's phone opens on today's list, and one tap accepts.
    const wang = await hold(officer, { page: 'packages/staff/today/today' });
    await wang.see(words);
    await wang.see('蜀山社区第一网格');
    await wang.shoot('today');
    await wang.tap(words);
    await wang.seePage('packages/staff/case/case');
    await wang.tap('.action-bar .main');
    await wang.see('现场办结');
    await wang.shoot('staff-case');
    await wang.tap('现场办结');
    await wang.seePage('packages/staff/step/step');
    await wang.tap('已解决');
    await wang.type('words-field', '已换新灯泡，晚上试过了');
    await wang.shoot('settle');
    await wang.tap('.action-bar button');
    await wang.seePage('packages/staff/today/today');
    await wang.seeNot(words);

    // The resident sees it, and rates.
    await zhang.go(`/packages/resident/case/case?id=${await idOf(zhang)}`, 'redirectTo');
    await zhang.see('待您确认');
    await zhang.see('已换新灯泡，晚上试过了');
    await zhang.shoot('case-answered');
    await zhang.tap('.action-bar .primary');
    await zhang.tap('step-sheet >>> stars >>> [data-score="5"]');
    await zhang.see('很满意');
    await zhang.shoot('rate');
    await zhang.tap('确认并评价');
    await zhang.see('已办结');
    await zhang.see('5 星');
    await zhang.shoot('case-closed');
  });

  it('what was not solved comes back, to the community centre', async () => {
    const zhang = await hold(resident, { page: 'pages/home/home', scene: `g=${grid}` });
    const id = await submitted(zhang, '楼下下水道堵了');
    const wang = await hold(officer, { page: `packages/staff/case/case?id=${id}` });
    await wang.tap('.action-bar .main');
    await wang.see('现场办结');
    await wang.tap('现场办结');
    await wang.tap('已解决');
    await wang.type('words-field', '已疏通');
    await wang.tap('.action-bar button');
    await wang.seePage('packages/staff/today/today');

    await zhang.go(`/packages/resident/case/case?id=${id}`, 'redirectTo');
    await zhang.see('待您确认');
    await zhang.tap('没解决');
    await zhang.type('step-sheet >>> words-field', '又堵了');
    await zhang.tap('退回重新办理');
    await zhang.see('重新办理');

    const chief = await hold(lead, { page: 'packages/staff/today/today' });
    await chief.see('楼下下水道堵了');
  });
});

/** The resident allows one message: WeChat's own sheet is answered in its place, and the local cloud counts the consent. */
async function agreeToMessages(phone: Phone, openid: string): Promise<void> {
  await phone.mini.mockWxMethod('requestSubscribeMessage', {
    tmpl_case_progress: 'accept',
    errMsg: 'requestSubscribeMessage:ok',
  });
  if (onDevtools) return;
  await fetch(`${town().url}/local/consents`, {
    method: 'POST',
    body: JSON.stringify({ openid, templateIds: ['tmpl_case_progress'] }),
  });
}

/** The id in the address of the case page on top. */
async function idOf(phone: Phone): Promise<string> {
  const { query } = (await phone.page()) as unknown as { query: { id: string } };
  return query.id;
}

/** Submits from the home page and goes on to the case; resolves to its id. */
async function submitted(phone: Phone, words: string): Promise<string> {
  await phone.tap('我有事要反映');
  await phone.tap('供水排水');
  await phone.type('words-field', words);
  await agreeToMessages(phone, resident);
  await phone.tap('.action-bar button');
  await phone.see('已经提交');
  await phone.tap('看进展');
  await phone.seePage('packages/resident/case/case');
  return idOf(phone);
}
