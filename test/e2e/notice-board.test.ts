import { advance, callAs } from './support/call-as';
import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { onDevtools } from './support/town';

/** People and grids of the demo town (scripts/demo/people.ts). */
const [zhang, li] = ['demo-resident-zhang', 'demo-resident-li'];
const officer = 'demo-officer-wg001001';
const clerk = 'demo-clerk-zb001';
const office = 'demo-town-zs001';
const district = 'demo-staff-qx001';
const grid = '340104100001001';
const day = 24 * 3_600_000;

const open = townWithPhones();
async function hold(person: string, options: Parameters<typeof open>[1] = {}): Promise<Phone> {
  const phone = await open(person, { page: 'pages/home/home', scene: `g=${grid}`, ...options });
  await phone.see('我有事要反映');
  await phone.mini.mockWxMethod('requestSubscribeMessage', { errMsg: 'requestSubscribeMessage:ok' });
  return phone;
}

// The other hands are played by calls to the local system; their screens have tests of their own.
(onDevtools ? describe.skip : describe)('an application and its public notice', () => {
  it('is told once what is missing, hangs for everybody, waits for an objection, and ends with a result', async () => {
    const words = `老伴走了，没有收入 ${Date.now() % 100_000}`;
    const applicant = await hold(zhang);
    await applicant.tap('我有事要反映');
    await applicant.tap('更多类别');
    await applicant.tap('category-field >>> [data-code="minimumLiving"]');
    await applicant.see('办这件事要带的材料');
    await applicant.see('镇里审核，再公示 5 个工作日，最后由区审批');
    await applicant.type('words-field', words);
    await applicant.shoot('submit-approval');
    await applicant.tap('.action-bar button');
    await applicant.see('您的事已经送到');
    await applicant.shoot('submitted-approval');
    await applicant.tap('看进展');
    await applicant.see('方式');
    const id = await idOf(applicant);
    const look = () => applicant.go(`/packages/resident/case/case?id=${id}`, 'redirectTo');

    // One list of what is missing, handed in from the page.
    await callAs(officer, 'case.apply', { id, text: '上门看过，情况属实' });
    await callAs(clerk, 'case.askMaterials', { id, missing: ['户口簿首页和本人页', '近半年收入证明'], note: '' });
    await look();
    await applicant.see('要补的材料');
    await applicant.see('近半年收入证明');
    await applicant.shoot('case-supplementing');
    await applicant.tap('.action-bar .primary');
    await applicant.tap('交给社区');
    await applicant.see('请拍照，或写几句说明');
    await applicant.type('step-sheet >>> words-field', '收入证明下周一带来');
    await applicant.shoot('supply');
    await applicant.tap('交给社区');
    await applicant.see('待受理界定');
    await applicant.seeNot('要补的材料');

    // Reviewed and published: it hangs for everybody.
    await callAs(clerk, 'case.define', { id, note: '材料齐全' });
    const { title, text } = await callAs(office, 'case.draftPublication', { id });
    await callAs(office, 'case.publicise', { id, title, text, note: '同意' });
    await look();
    await applicant.see('看公示');
    await applicant.shoot('case-publicised');

    const neighbour = await hold(li);
    await neighbour.tap('公示栏');
    await neighbour.see('正在公示');
    await neighbour.shoot('board');
    await neighbour.tap('井岗镇');
    await neighbour.tap(title);
    await neighbour.seePage('packages/public/notice/notice');
    await neighbour.shoot('notice');
    await neighbour.tap('提出异议');
    await neighbour.tap('提交异议');
    await neighbour.see('请写几句');
    await neighbour.type('object-sheet >>> words-field', '他家去年刚买了新车');
    await neighbour.shoot('object');
    await neighbour.tap('提交异议');
    await neighbour.see('您的意见已经收到');
    await neighbour.see('收到 1 条');
    await neighbour.shoot('objected');

    // Looked into and answered.
    const objection = (await callAs(office, 'case.detail', { id })).staff?.objections[0]?.id ?? '';
    await callAs(office, 'case.dismissObjection', { id, objection, text: '已核实，车是他弟弟的' });
    await neighbour.go('/pages/notices/notices', 'switchTab');
    await neighbour.see('您的异议已核实：不成立');
    await neighbour.tap('您的异议已核实：不成立');
    await neighbour.seePage('packages/public/notice/notice');

    // Run out, decided, and the result is where the notice was.
    await advance(9 * day);
    await callAs(district, 'case.approve', { id, text: '符合条件，从下月起发放' });
    await neighbour.go(`/packages/public/notice/notice?id=${id}`, 'redirectTo');
    await neighbour.see('审批同意');
    await neighbour.shoot('notice-ended');
    await look();
    await applicant.see('不认可');
    await applicant.see('确认结果');
    await applicant.shoot('case-decided');
  });

  it('may not be objected to by the applicant', async () => {
    const { id } = await callAs(zhang, 'case.submit', application('申请低保'));
    await callAs(officer, 'case.apply', { id, text: '属实' });
    await callAs(clerk, 'case.define', { id, note: '齐全' });
    await callAs(office, 'case.publicise', { id, title: '低保公示', text: '符合条件', note: '同意' });
    const applicant = await hold(zhang);
    await applicant.go(`/packages/public/notice/notice?id=${id}`);
    await applicant.tap('提出异议');
    await applicant.type('object-sheet >>> words-field', '我自己说一句');
    await applicant.tap('提交异议');
    await applicant.see('这是您自己申请的事');
  });
});

(onDevtools ? describe.skip : describe)('a thing somebody nearby has reported', () => {
  it('is offered before submitting, followed with one tap, and kept in a list', async () => {
    const { centre } = await callAs(li, 'grid.card', { code: grid });
    const place = { ...centre, address: '北门 5栋2单元501室门口' };
    await callAs(zhang, 'case.submit', { ...application('路灯坏了，我家门口'), category: 'power', place });

    const neighbour = await hold(li);
    await neighbour.mini.mockWxMethod('chooseLocation', {
      ...centre,
      name: '北门',
      address: '北门',
      errMsg: 'chooseLocation:ok',
    });
    await neighbour.tap('我有事要反映');
    await neighbour.tap('供电照明');
    await neighbour.tap('在地图上选地点');
    await neighbour.see('附近有人反映过类似的事');
    await neighbour.seeNot('501');
    await neighbour.shoot('similar');
    await neighbour.tap('跟着这件');
    await neighbour.seePage('packages/resident/case/case');
    await neighbour.see('这是别人反映的同一件事');
    await neighbour.seeNot('路灯坏了');
    await neighbour.shoot('case-followed');
    await neighbour.go('/pages/cases/cases', 'switchTab');
    await neighbour.see('我关注的');
    await neighbour.shoot('cases-followed');

    // Whoever says it is another one goes on as before.
    await neighbour.go(`/packages/resident/submit/submit?grid=${grid}`);
    await neighbour.tap('供电照明');
    await neighbour.tap('在地图上选地点');
    await neighbour.tap('不是同一件，继续提交');
    await neighbour.seeNot('附近有人反映过类似的事');
    await neighbour.type('words-field', '另一盏路灯也坏了');
    await neighbour.tap('.action-bar button');
    await neighbour.see('已经提交');
  });
});

const application = (text: string) => ({
  category: 'minimumLiving',
  text,
  photos: [],
  place: null,
  grid,
  contact: null,
  urgent: false,
  notify: false,
});

/** The id in the address of the case page on top. */
async function idOf(phone: Phone): Promise<string> {
  await phone.seePage('packages/resident/case/case');
  const { query } = (await phone.page()) as unknown as { query: { id: string } };
  return query.id;
}
