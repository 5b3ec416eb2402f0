import type { NoticeView } from '../../../cloudfunctions/publicity/presenter';
import {
  codes,
  officeMorning,
  openidOf,
  person,
  type Refused,
  type SmallTown,
  startSmallTown,
  submission,
} from '../../support/small-town';

const resident = 'zhang-openid';
const neighbour = 'neighbour-openid';
const district = 'qian-openid';
const [wang, chen, office] = ['wang', 'chen', 'office'].map(openidOf) as [string, string, string];
const day = 24 * 3_600_000;
const words = '我叫赵桂英，住5栋2单元501室，电话13955556666，身体不好，没有收入';

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
  const grant = { role: 'districtApprover' as const, scope: '340104', from: new Date(officeMorning - day) };
  town.cloud.database.insertMany('people', [
    { ...person('office'), _id: 'qian', openid: district, name: '钱进', roles: [grant], scopes: ['340104'] },
  ]);
});
afterAll(() => town.close());

const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );

/** An application that the town is reviewing. */
async function reviewed(): Promise<string> {
  const { id } = await town.call(resident, 'case.submit', submission({ category: 'minimumLiving', text: words }));
  await town.call(wang, 'case.apply', { id, text: '家里确实困难' });
  await town.call(chen, 'case.define', { id, note: '材料齐全' });
  return id;
}

/** The same, published with the words that were drafted for it. */
async function published(): Promise<string> {
  const id = await reviewed();
  const { title, text } = await town.call(office, 'case.draftPublication', { id });
  await town.call(office, 'case.publicise', { id, title, text, note: '同意' });
  return id;
}

const board = async (place: string) => (await town.call(neighbour, 'publicity.board', { place })).items;
const onBoard = async (place: string, id: string) => (await board(place)).find((item) => item.id === id);
const notice = (id: string): Promise<NoticeView> => town.call(neighbour, 'publicity.notice', { id });

describe('#case.draftPublication', () => {
  it('covers name, phone and door, and says where it will hang', async () => {
    const draft = await town.call(office, 'case.draftPublication', { id: await reviewed() });
    expect(draft.title).toBe('蜀山社区低保救助审核公示');
    expect(draft.text).toBe(
      '申请事项：低保救助。申请人：蜀山社区居民。基本情况：我叫赵**，住**，电话139****6666，身体不好，没有收入',
    );
    expect(draft.boards).toEqual(['蜀山社区公示栏', '镇公示栏']);
  });
});

describe('#case.publicise', () => {
  it('refuses personal data in title or words, naming what it is, and publishes nothing', async () => {
    const id = await reviewed();
    const given = { id, title: '低保公示', text: '符合条件', note: '同意' };
    for (const [field, text, said] of [
      ['text', words, '手机号、门牌号、姓名'],
      ['text', '申请人身份证340104195001011234', '身份证号'],
      ['text', '补助发到6222021234567890123', '银行卡号'],
      ['title', '申请人王五，低保公示', '姓名'],
    ] as const) {
      const error = await refused(town.call(office, 'case.publicise', { ...given, [field]: text }));
      expect(error).toMatchObject({ code: 'BAD_INPUT', details: { field } });
      expect(error.userMessage).toBe(`公示里有个人信息：${said}，请遮盖后再公示`);
    }
    expect((await town.call(office, 'case.detail', { id })).state).toBe('reviewing');
    expect(await onBoard(codes.town, id)).toBeUndefined();
  });
});

describe('a notice', () => {
  it('hangs at once in the town and in its community, in no other, open to everybody', async () => {
    const id = await published();
    const shown = {
      id,
      title: '蜀山社区低保救助审核公示',
      communityName: '蜀山社区',
      categoryName: '低保救助',
      running: true,
      from: '今天 09:30',
      until: '12月1日 17:30',
      result: '',
    };
    expect(await onBoard(codes.town, id)).toEqual(shown);
    expect(await onBoard(codes.westCommunity, id)).toEqual(shown);
    expect(await onBoard(codes.eastCommunity, id)).toBeUndefined();
    expect(await notice(id)).toEqual({
      ...shown,
      text: expect.stringContaining('身体不好'),
      objections: 0,
      howToObject: expect.stringContaining('您的姓名不会公开'),
    });
  });

  it('holds nothing personal', async () => {
    const id = await published();
    const told = JSON.stringify([await notice(id), await board(codes.town)]);
    expect(told).not.toMatch(/赵桂英|13955556666|501|openid|王芳/);
  });

  it('is one database call, and a board examines what it shows', async () => {
    const id = await published();
    await notice(id);
    await notice(id);
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 1 });
    const shown = await board(codes.town);
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: shown.length });
  });

  it('that nobody knows is not found', async () => {
    expect(await refused(notice('no-such-notice'))).toMatchObject({
      code: 'NOT_FOUND',
      userMessage: '没有找到这条公示',
    });
  });

  it('says that the applicant took it back', async () => {
    const id = await published();
    await town.call(resident, 'case.withdraw', { id, reason: '' });
    expect(await notice(id)).toMatchObject({ running: false, result: '申请人已撤回' });
  });
});

const objection = (id: string) => ({ id, text: '他家去年买了车' });
const objectionId = async (id: string): Promise<string> =>
  (await town.call(office, 'case.detail', { id })).staff?.objections[0]?.id ?? '';

describe('an objection', () => {
  it('that holds stops the notice', async () => {
    const id = await published();
    await town.call(neighbour, 'case.object', objection(id));
    await town.call(office, 'case.upholdObjection', { id, objection: await objectionId(id), text: '情况属实' });
    expect(await notice(id)).toMatchObject({ running: false, result: '收到异议，经核实停止公示，重新审核' });
    expect((await town.call(office, 'case.detail', { id })).state).toBe('reviewing');
    expect(await refused(town.call('other-openid', 'case.object', objection(id)))).toMatchObject({
      code: 'CASE_CHANGED',
      userMessage: '公示已经结束，不能再提出异议',
    });
  });

  it('shows its author to nobody, and its words not to the applicant', async () => {
    const id = await published();
    await town.call(neighbour, 'case.object', objection(id));
    expect(JSON.stringify(await town.call(office, 'case.detail', { id }))).not.toContain(neighbour);
    expect(JSON.stringify(await town.call(resident, 'case.detail', { id }))).not.toMatch(/去年买了车|收到一条异议/);
  });

  it('comes once from each, again only after the answer; a retry of the tap is the same one', async () => {
    const id = await published();
    await town.call(neighbour, 'case.object', objection(id), 'the-same-objection-01');
    await town.call(neighbour, 'case.object', objection(id), 'the-same-objection-01');
    expect((await refused(town.call(neighbour, 'case.object', objection(id)))).userMessage).toContain('已经提过异议');
    await town.call(office, 'case.dismissObjection', { id, objection: await objectionId(id), text: '不成立' });
    await town.call(neighbour, 'case.object', objection(id));
    expect((await notice(id)).objections).toBe(2);
  });

  it('is not for the applicant', async () => {
    const error = await refused(town.call(resident, 'case.object', objection(await published())));
    expect(error).toMatchObject({ code: 'FORBIDDEN', userMessage: '这是您自己申请的事，有话请在办件里补充' });
  });
});

describe('#publicity.board', () => {
  it('gives twenty a page, newest first', async () => {
    const at = (minute: number) => new Date(officeMorning - minute * 60_000);
    const row = { version: 1, boards: [codes.eastCommunity], town: codes.town, open: false, objections: 0 };
    const said = { title: '公示', text: '内容', result: '审批同意', communityName: '十里店社区', categoryName: '低保' };
    town.cloud.database.insertMany(
      'publications',
      Array.from({ length: 23 }, (_, index) => ({
        _id: `notice-${String(index).padStart(2, '0')}`,
        ...row,
        ...said,
        from: at(index),
        until: at(0),
      })),
    );
    const first = await town.call(neighbour, 'publicity.board', { place: codes.eastCommunity });
    expect(first.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => `notice-${String(index).padStart(2, '0')}`),
    );
    const next = first.next ?? 0;
    const second = await town.call(neighbour, 'publicity.board', { place: codes.eastCommunity, before: next });
    expect(second).toMatchObject({
      items: [{ id: 'notice-20' }, { id: 'notice-21' }, { id: 'notice-22' }],
      next: null,
    });
  });

  it('takes nothing but a place', async () => {
    const place = { $gt: '' } as unknown as string;
    expect((await refused(town.call(neighbour, 'publicity.board', { place }))).code).toBe('BAD_INPUT');
  });
});

describe('with time', () => {
  it('a notice runs out and goes to the district, whose decision appears on both boards', async () => {
    const id = await published();
    await town.cloud.advance(8 * day);
    expect(await notice(id)).toMatchObject({ running: false, result: '公示期满，等待区审批' });
    await town.call(district, 'case.approve', { id, text: '符合条件，予以批准' });
    for (const place of [codes.town, codes.westCommunity]) {
      expect(await onBoard(place, id)).toMatchObject({ running: false, result: '审批同意' });
    }
  });

  it('an objection keeps the case from the district until it is answered, and its author hears the answer', async () => {
    const id = await published();
    await town.call(neighbour, 'case.object', objection(id));
    expect((await notice(id)).objections).toBe(1);
    await town.cloud.advance(8 * day);
    expect((await town.call(office, 'case.detail', { id })).state).toBe('publicised');
    expect(await notice(id)).toMatchObject({ running: false, result: '公示期满，正在核实异议' });

    const answer = { id, objection: await objectionId(id), text: '已核实，车是借的' };
    await town.call(office, 'case.dismissObjection', answer);
    await town.cloud.advance(60_000);
    expect((await town.call(office, 'case.detail', { id })).state).toBe('deciding');
    const [told] = (await town.call(neighbour, 'notice.list', {})).items;
    expect(told).toMatchObject({
      kind: 'objection',
      title: '您的异议已核实：不成立',
      text: '已核实，车是借的',
      caseId: id,
    });
  });

  it('an objection comes too late once the notice has run, even while another one is looked into', async () => {
    const id = await published();
    await town.call(neighbour, 'case.object', objection(id));
    await town.cloud.advance(8 * day);
    expect((await refused(town.call('other-openid', 'case.object', objection(id)))).code).toBe('CASE_CHANGED');
  });
});
