import type { CaseView } from '../../../cloudfunctions/case/presenter';
import {
  type callerOf,
  codes,
  openidOf,
  type Refused,
  type SmallTown,
  startSmallTown,
  storedText,
  submission,
} from '../../support/small-town';

const resident = 'zhang-openid';
const stranger = 'stranger-openid';
const [wang, sun, li, chen] = ['wang', 'sun', 'li', 'chen'].map(openidOf) as [string, string, string, string];
const hour = 3_600_000;
const day = 24 * hour;

let town: SmallTown;
let call: ReturnType<typeof callerOf>;
beforeAll(async () => {
  town = await startSmallTown();
  call = town.call;
});
afterAll(() => town.close());

const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );
const submitted = (overrides = {}): Promise<CaseView> => call(resident, 'case.submit', submission(overrides));
async function answered(): Promise<string> {
  const { id } = await submitted();
  await call(wang, 'case.settle', settling(id));
  return id;
}
const settling = (id: string) => ({ id, outcome: 'solved' as const, text: '已换灯泡', internalText: '', photos: [] });

describe('#case.accept', () => {
  it('starts the handling clock and names the person', async () => {
    const { id } = await submitted();
    const accepted = await call(wang, 'case.accept', { id });
    expect(accepted).toMatchObject({ state: 'accepted', holder: { personName: '王芳', due: '11月27日 17:30' } });
    expect((await call(resident, 'case.detail', { id })).progress).toBe('王芳正在办理，11月27日 17:30前答复您');
  });

  it('has one winner among ten, and tells the others who was faster', async () => {
    const { id } = await submitted();
    const racers = Array.from({ length: 10 }, (_, i) => (i % 2 ? wang : sun));
    const results = await Promise.allSettled(racers.map((openid) => call(openid, 'case.accept', { id })));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          code: 'CASE_CHANGED',
          userMessage: expect.stringMatching(/(王芳|孙强)已受理/),
        });
    }
  });

  it('answers a retry of the winner’s own tap as won', async () => {
    const { id } = await submitted();
    await call(wang, 'case.accept', { id }, 'the-same-tap-00000001');
    expect((await call(wang, 'case.accept', { id }, 'the-same-tap-00000001')).state).toBe('accepted');
    expect((await call(wang, 'case.detail', { id })).timeline).toHaveLength(2);
  });

  it('costs three database calls', async () => {
    const { id } = await submitted();
    await call(wang, 'case.accept', { id });
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(3);
  });

  it('is refused to the officer of another grid and to residents', async () => {
    const { id } = await submitted();
    expect((await refused(call(li, 'case.accept', { id }))).code).toBe('NOT_FOUND');
    expect((await refused(call(resident, 'case.accept', { id }))).code).toBe('FORBIDDEN');
    expect((await refused(call(stranger, 'case.accept', { id }))).code).toBe('NOT_FOUND');
  });
});

describe('#case.detail', () => {
  it('is shown to its resident and to the staff of its place alone', async () => {
    const { id } = await submitted();
    await expect(call(wang, 'case.detail', { id })).resolves.toMatchObject({ id, isMine: false });
    await expect(call(openidOf('office'), 'case.detail', { id })).resolves.toMatchObject({ id, can: ['urge'] });
    expect((await refused(call(stranger, 'case.detail', { id }))).code).toBe('NOT_FOUND');
    expect((await refused(call(resident, 'case.detail', { id: 'no-such-case' }))).code).toBe('NOT_FOUND');
  });

  it('costs one database call once the caller is known', async () => {
    const { id } = await submitted();
    await call(wang, 'case.detail', { id });
    await call(wang, 'case.detail', { id });
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 1 });
  });

  it('keeps internal words from the resident', async () => {
    const { id } = await submitted();
    await call(wang, 'case.settle', { ...settling(id), internalText: '物业拖延，已提醒' });
    expect(JSON.stringify(await call(resident, 'case.detail', { id }))).not.toContain('物业拖延');
    expect((await call(wang, 'case.detail', { id })).timeline[0]).toMatchObject({
      text: '已换灯泡',
      internalText: '物业拖延，已提醒',
    });
  });
});

describe('#case.queue', () => {
  it('lists what waits at the desk, urgent first, then by due time, in one call that examines what it returns', async () => {
    const own = await startSmallTown();
    try {
      const late = await own.call(resident, 'case.submit', submission({ text: '第一件' }));
      await own.call(wang, 'case.accept', { id: late.id });
      const soon = await own.call(resident, 'case.submit', submission({ text: '第二件' }));
      const urgent = await own.call(resident, 'case.submit', submission({ text: '第三件', urgent: true }));
      const done = await own.call(resident, 'case.submit', submission({ text: '第四件' }));
      await own.call(wang, 'case.settle', settling(done.id));
      const list = await own.call(wang, 'case.queue', {});
      expect(list.items.map((item) => item.id)).toEqual([urgent.id, soon.id, late.id]);
      expect(own.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 3 });
    } finally {
      await own.close();
    }
  });

  it('goes on page by page without a gap or a double', async () => {
    const own = await startSmallTown();
    try {
      for (let i = 0; i < 45; i++) await own.call(resident, 'case.submit', submission({ urgent: i % 9 === 0 }));
      const seen: string[] = [];
      let after: NonNullable<Awaited<ReturnType<typeof own.call<'case.queue'>>>['next']> | undefined;
      do {
        const page = await own.call(wang, 'case.queue', after ? { after } : {});
        seen.push(...page.items.map((item) => item.id));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toHaveLength(45);
      expect(new Set(seen).size).toBe(45);
    } finally {
      await own.close();
    }
  });

  it('is for staff', async () => {
    expect((await refused(call(resident, 'case.queue', {}))).code).toBe('FORBIDDEN');
  });
});

describe('#case.settle', () => {
  it('goes straight from submitted to the resident, who is told', async () => {
    const { id } = await submitted();
    const done = await call(wang, 'case.settle', { ...settling(id), outcome: 'partlySolved' });
    expect(done).toMatchObject({ state: 'answered', stateText: '待居民确认', outcome: { text: '部分解决' } });
    const [notice] = (await call(resident, 'notice.list', {})).items;
    expect(notice).toMatchObject({ caseId: id, title: '王芳答复：部分解决', text: '已换灯泡', unread: true });
    await call(resident, 'notice.read', { id: notice?.id ?? '' });
    expect((await call(resident, 'notice.list', {})).items[0]?.unread).toBe(false);
  });

  it('has one winner against a withdrawal at the same moment', async () => {
    const { id } = await submitted();
    const results = await Promise.allSettled([
      call(wang, 'case.settle', settling(id)),
      call(resident, 'case.withdraw', { id, reason: '' }),
    ]);
    const final = await call(resident, 'case.detail', { id });
    // Both orders are possible; settling and then withdrawing is two honest steps, the other way round is refused.
    if (results[0]?.status === 'rejected') expect(results[0].reason).toMatchObject({ code: 'CASE_CHANGED' });
    expect(final.state).toBe('withdrawn');
  });
});

describe('#case.return', () => {
  it('says whose it is', async () => {
    const { id } = await submitted();
    await call(wang, 'case.return', { id, where: '供电公司 95598', text: '小区外的变压器归供电公司管' });
    const seen = await call(resident, 'case.detail', { id });
    expect(seen).toMatchObject({ state: 'answered', outcome: { kind: 'notOurs' } });
    expect(seen.timeline[0]?.text).toBe('请找：供电公司 95598。小区外的变压器归供电公司管');
    expect(seen.can).toContain('dispute');
  });
});

describe('#case.transfer', () => {
  it('moves to another grid, whose officer now has it', async () => {
    const { id } = await submitted();
    const moved = await call(wang, 'case.transfer', { id, target: codes.middleGrid, reason: '地点在第二网格' });
    expect(moved).toMatchObject({ state: 'submitted', holder: { code: codes.middleGrid, personName: '李军' } });
    expect((await call(li, 'case.accept', { id })).state).toBe('accepted');
    expect((await refused(call(wang, 'case.accept', { id }))).code).toBe('CASE_CHANGED');
    expect((await call(wang, 'case.detail', { id })).can).toEqual([]);
  });

  it('sends the own centre to its own way, and another community’s takes it', async () => {
    const { id } = await submitted();
    const own = { id, target: codes.westCommunity, reason: '需要社区协调' };
    expect((await refused(call(wang, 'case.transfer', own))).userMessage).toContain('带回社区');
    const moved = await call(wang, 'case.transfer', { ...own, target: codes.eastCommunity });
    expect(moved).toMatchObject({ procedure: 'coordinated', grid: { community: codes.eastCommunity } });
  });

  it('refuses risky words: the resident reads the reason', async () => {
    const { id } = await submitted();
    const error = await refused(call(wang, 'case.transfer', { id, target: codes.middleGrid, reason: '赌博网站' }));
    expect(error).toMatchObject({ code: 'CONTENT_REFUSED', details: { field: 'reason' } });
  });

  it('is refused to the same desk and to places that are none', async () => {
    const { id } = await submitted();
    expect((await refused(call(wang, 'case.transfer', { id, target: codes.westGrid, reason: '转' }))).details).toEqual({
      field: 'target',
    });
    expect((await refused(call(wang, 'case.transfer', { id, target: '340104100009009', reason: '转' }))).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('#case.confirm and #case.rate', () => {
  it('close the case with the resident’s stars', async () => {
    const id = await answered();
    const closed = await call(resident, 'case.confirm', { id, score: 5, text: '很快，谢谢' });
    expect(closed).toMatchObject({ state: 'closed', rating: { score: 5, text: '很快，谢谢' } });
    expect((await refused(call(resident, 'case.confirm', { id, score: 5, text: '' }))).code).toBe('CASE_CHANGED');
  });

  it.each([0, 6, 2.5])('refuse %d stars', async (score) => {
    const id = await answered();
    expect((await refused(call(resident, 'case.confirm', { id, score, text: '' }))).code).toBe('BAD_INPUT');
  });

  it('are the resident’s alone', async () => {
    const id = await answered();
    expect((await refused(call(wang, 'case.confirm', { id, score: 5, text: '' }))).code).toBe('FORBIDDEN');
  });
});

describe('#case.dispute', () => {
  it('brings the case back one level up, first in the list after urgent ones', async () => {
    const id = await answered();
    const back = await call(resident, 'case.dispute', { id, text: '灯又不亮了', photos: [] });
    expect(back).toMatchObject({
      state: 'reopened',
      reopened: 1,
      holder: { code: codes.westCommunity, name: '蜀山社区受理中心' },
    });
    // One of them asks who is on duty at the centre.
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(5);
    const list = await call(chen, 'case.queue', {});
    expect(list.items[0]).toMatchObject({ id, reopened: 1 });
  });

  it('leaves the resident a phone to call: the centre’s, until somebody there has it', async () => {
    const id = await answered();
    const back = await call(resident, 'case.dispute', { id, text: '灯又不亮了', photos: [] });
    expect(back.holder).toMatchObject({ personName: '', phone: '0551-65000001' });
    await call(chen, 'case.accept', { id });
    expect((await call(resident, 'case.detail', { id })).holder).toMatchObject({
      personName: '陈静',
      phone: '13900001234',
    });
  });

  it('cannot be ended by the person whose answer was refused', async () => {
    const id = await answered();
    await call(resident, 'case.dispute', { id, text: '灯又不亮了', photos: [] });
    await call(chen, 'case.transfer', { id, target: codes.westGrid, reason: '请再去看看' });
    expect(await refused(call(wang, 'case.settle', settling(id)))).toMatchObject({
      code: 'FORBIDDEN',
      userMessage: expect.stringContaining('其他同事'),
    });
    expect((await call(sun, 'case.settle', settling(id))).state).toBe('answered');
  });

  it('is possible after closing for thirty days, not longer', async () => {
    const own = await startSmallTown();
    try {
      const opened = await own.call(resident, 'case.submit', submission());
      await own.call(wang, 'case.settle', settling(opened.id));
      await own.call(resident, 'case.confirm', { id: opened.id, score: 4, text: '' });
      await own.cloud.advance(29 * day);
      expect((await own.call(resident, 'case.detail', { id: opened.id })).can).toContain('dispute');
      await own.cloud.advance(2 * day);
      expect((await own.call(resident, 'case.detail', { id: opened.id })).can).not.toContain('dispute');
    } finally {
      await own.close();
    }
  });
});

describe('#case.openContact', () => {
  it('gives the phone to the desk and records the opening', async () => {
    const { id } = await submitted({ contact: '13955556666' });
    expect((await call(wang, 'case.detail', { id })).staff?.contact).toBe('139****6666');
    expect(await call(wang, 'case.openContact', { id })).toEqual({ phone: '13955556666' });
    expect((await call(wang, 'case.detail', { id })).timeline[0]?.title).toBe('王芳查看了联系电话');
    expect((await call(resident, 'case.detail', { id })).timeline.map((item) => item.title)).toEqual(['您提交']);
    expect((await refused(call(openidOf('office'), 'case.openContact', { id }))).code).toBe('FORBIDDEN');
    expect(await storedText(town.cloud, 'cases', id)).not.toContain('13955556666');
  });
});

describe('#case.addMaterial and #case.withdraw', () => {
  it('reach the desk', async () => {
    const { id } = await submitted();
    await call(resident, 'case.addMaterial', { id, text: '三号楼也不亮', photos: [] });
    await call(resident, 'case.withdraw', { id, reason: '已经好了' });
    const titles = (await call(wang, 'notice.list', {})).items
      .filter((item) => item.caseId === id)
      .map((item) => item.title);
    expect(titles).toEqual(['居民撤回', '居民补充', '新办件：供电照明']);
    expect((await refused(call(wang, 'case.accept', { id }))).userMessage).toContain('居民撤回');
  });

  it('refuse nothing as material', async () => {
    const { id } = await submitted();
    expect(await refused(call(resident, 'case.addMaterial', { id, text: ' ', photos: [] }))).toMatchObject({
      userMessage: '请写几句话或添加照片',
    });
  });
});
