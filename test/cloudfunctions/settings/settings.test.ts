import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categoryIcons } from '../../../cloudfunctions/settings/icons';
import type { SettingsView } from '../../../cloudfunctions/settings/presenter';
import type { InputOf } from '../../../miniprogram/services/api';
import {
  codes,
  openidOf,
  person,
  type Refused,
  type SmallTown,
  startSmallTown,
  submission,
} from '../../support/small-town';

type Changes = InputOf<'settings.save'>['changes'];
const resident = 'zhang-openid';
const [office, wang, chen] = ['office', 'wang', 'chen'].map(openidOf) as [string, string, string];
const grid = codes.westGrid;

let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown({ functions: ['settings', 'case'] });
});
afterEach(() => town.close());

const get = (openid = office): Promise<SettingsView> => town.call(openid, 'settings.get', { town: codes.town });
const save = async (changes: Changes, version?: number, requestId?: string): Promise<SettingsView> =>
  town.call(
    office,
    'settings.save',
    { town: codes.town, version: version ?? (await get()).version, changes },
    requestId,
  );
const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );
const categoryOf = async (code: string) => {
  const found = (await get()).categories.find((one) => one.code === code);
  if (!found) throw new RangeError(code);
  return found;
};
const offered = async () => (await town.call(resident, 'case.form', { grid })).categories;
const pastCache = () => town.cloud.advance(61_000);

describe('#settings.get', () => {
  it('gives the shipped settings, then the saved ones with who saved them', async () => {
    expect(await get()).toMatchObject({ version: 0, saved: null, townName: '井岗镇' });
    await save({ limits: { accept: { amount: 4, unit: 'workingHours' } } });
    expect(await get()).toMatchObject({ version: 1, saved: { name: '刘洋' }, limits: { accept: { amount: 4 } } });
  });

  it('is for the town’s office and the district’s administrator', async () => {
    town.cloud.database.insertMany('people', [
      {
        ...person('office'),
        _id: 'admin',
        openid: 'admin-openid',
        roles: [{ role: 'admin', scope: '340104', from: new Date('2026-01-01T00:00:00Z') }],
        scopes: ['340104'],
      },
    ]);
    expect((await get('admin-openid')).version).toBe(0);
    for (const openid of [resident, wang, chen]) expect((await refused(get(openid))).code).toBe('FORBIDDEN');
    const community = town.call(office, 'settings.get', { town: codes.westCommunity });
    expect((await refused(community)).code).toBe('NOT_FOUND');
  });

  it('has an icon for every name it offers', () => {
    const styles = readFileSync(join(__dirname, '../../../miniprogram/components/icon/icon.wxss'), 'utf8');
    for (const icon of categoryIcons) expect(styles).toContain(`.icon-${icon} {`);
  });
});

describe('#settings.save', () => {
  it('renames a category, adds one and retires one; residents see it and what they may no longer choose is refused', async () => {
    const power = await categoryOf('power');
    const farming = await categoryOf('farming');
    const { code: _, ...fresh } = { ...power, name: '充电桩', group: '生活设施' };
    const saved = await save({
      categories: [{ ...power, name: '路灯照明' }, { ...farming, retired: true }, fresh],
      order: ['noise', 'power'],
    });
    expect(saved.categories.at(-1)).toMatchObject({ code: 'c1', name: '充电桩' });
    await pastCache();
    const names = (await offered()).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['噪音扰民', '路灯照明']);
    expect(names).toContain('充电桩');
    expect(names).not.toContain('生产发展');
    await town.call(resident, 'case.submit', submission({ category: 'c1' }));
    expect((await refused(town.call(resident, 'case.submit', submission({ category: 'farming' })))).code).toBe(
      'BAD_INPUT',
    );
  });

  it('never gives a code twice, retired ones included', async () => {
    const { code: _, ...fresh } = { ...(await categoryOf('power')), name: '充电桩' };
    await save({ categories: [fresh] });
    await save({ categories: [{ ...(await categoryOf('c1')), retired: true }] });
    const saved = await save({ categories: [fresh] });
    expect(saved.categories.filter(({ name }) => name === '充电桩').map(({ code }) => code)).toEqual(['c1', 'c2']);
  });

  it('is fresh at once for the instance that saved', async () => {
    const one = await startSmallTown({ functions: ['settings'], instances: 1 });
    try {
      const before = await one.call(office, 'settings.get', { town: codes.town });
      const changes: Changes = { texts: { submitted: '已送到，两小时内有人联系您。' } };
      await one.call(office, 'settings.save', { town: codes.town, version: 0, changes });
      const after = await one.call(office, 'settings.get', { town: codes.town });
      expect([before.version, after.version]).toEqual([0, 1]);
      expect(after.texts).toMatchObject({
        submitted: '已送到，两小时内有人联系您。',
        noticeBoard: before.texts.noticeBoard,
      });
    } finally {
      await one.close();
    }
  });

  it('states its cost', async () => {
    await save({ limits: { handle: { amount: 5, unit: 'workingDays' } } });
    await save({ limits: { handle: { amount: 4, unit: 'workingDays' } } }, 1);
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(6);
  });

  it('is refused to who does not set the town', async () => {
    const changes: Changes = { limits: { handle: { amount: 5, unit: 'workingDays' } } };
    for (const openid of [resident, wang, chen]) {
      const attempt = town.call(openid, 'settings.save', { town: codes.town, version: 0, changes });
      expect((await refused(attempt)).code).toBe('FORBIDDEN');
    }
  });
});

describe('settings that do not fit', () => {
  const says = async (changes: unknown): Promise<string> => (await refused(save(changes as Changes, 0))).userMessage;

  it('are refused with a sentence that says what to change', async () => {
    const power = await categoryOf('power');
    const cases: Array<[unknown, string]> = [
      [{}, '没有要保存的修改'],
      [{ categories: [{ ...power, name: '  ' }] }, '请填写事项名称'],
      [{ categories: [{ ...power, name: '一二三四五六七八九十一二三' }] }, '事项名称最多 12 个字'],
      [{ categories: [{ ...power, name: '噪音扰民' }] }, '事项名称「噪音扰民」有两个'],
      [{ categories: [{ ...power, department: '没有的部门' }] }, '不在部门名单里'],
      [{ categories: [{ ...power, icon: 'javascript' }] }, '请选择图标'],
      [{ categories: [{ ...power, procedure: 'emergency' }] }, '请选择办理方式'],
      [{ categories: [{ ...power, code: 'unknown' }] }, '有的事项类别已经变了'],
      [{ categories: [power, power] }, '改了两次'],
      [{ order: ['unknown'] }, '有的事项类别已经变了'],
      [{ categories: [{ ...power, limits: { handle: { amount: 0, unit: 'workingDays' } } }] }, '时限至少是 1'],
      [{ limits: { handle: { amount: 1.5, unit: 'workingDays' } } }, '时限要填整数'],
      [{ limits: { handle: { amount: 9999, unit: 'workingDays' } } }, '时限太长'],
      [{ limits: { acknowledge: { amount: 1, unit: 'workingDays' } } }, '昼夜都算'],
      [{ departments: [] }, '至少要有一个部门'],
      [{ departments: [{ name: '民政办', phone: '' }] }, '不在部门名单里'],
      [{ departments: [{ name: '甲/乙', phone: '' }] }, '不能有「/」'],
      [{ officeHours: [] }, '至少设置一段办公时间'],
      [{ officeHours: [{ days: [1], from: '17:00', to: '08:00' }] }, '结束时间要比开始时间晚'],
      [{ officeHours: [{ days: [6, 7], from: '08:00', to: '17:00' }] }, '周一到周五至少要有一段'],
      [
        {
          officeHours: [
            { days: [1, 2], from: '08:00', to: '12:00' },
            { days: [2], from: '11:00', to: '17:00' },
          ],
        },
        '周二有两段办公时间重叠',
      ],
      [{ texts: { submitted: '' } }, '请填写提交成功的话'],
      [{ texts: { noticeBoard: '上赌博网站看公示' } }, '公示栏说明中的「赌博网站」不能发布'],
      [{ categories: [{ ...power, hint: '赌博网站' }] }, '不能发布'],
      [{ templates: { deskWork: '<script>' } }, '请检查模板编号'],
    ];
    for (const [changes, sentence] of cases) expect(await says(changes)).toContain(sentence);
    expect((await get()).version).toBe(0);
  });

  it('are a hundred categories at most', async () => {
    const { code: _, ...fresh } = await categoryOf('power');
    const many = Array.from({ length: 84 }, (_unused, index) => ({ ...fresh, name: `事项${index}`, hint: '' }));
    expect(await says({ categories: many })).toContain('最多 100 个');
    expect((await save({ categories: many.slice(1) })).categories).toHaveLength(100);
  });

  it('may not leave residents without anything to choose', async () => {
    const all = (await get()).categories.map((one) => ({ ...one, retired: true }));
    expect(await says({ categories: all })).toContain('至少要有一个居民能选的');
  });
});

describe('two who save at once', () => {
  const handle = (amount: number): Changes => ({ limits: { handle: { amount, unit: 'workingDays' } } });

  it('have one winner, and the other is told who was faster', async () => {
    const results = await Promise.allSettled([2, 3, 4, 5, 6].map((amount) => save(handle(amount), 0)));
    const won = results.flatMap((one) => (one.status === 'fulfilled' ? one.value.limits.handle.amount : []));
    expect(won).toHaveLength(1);
    for (const one of results) {
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({
          code: 'SETTINGS_CHANGED',
          userMessage: expect.stringContaining('刘洋刚刚保存'),
        });
    }
    expect(await get()).toMatchObject({ version: 1, limits: { handle: { amount: won[0] } } });
  });

  it('are one when it is the same tap again', async () => {
    const tap = 'tap-settings-retry-01';
    const first = await save(handle(5), 0, tap);
    expect(await save(handle(5), 0, tap)).toEqual(first);
    expect((await get()).version).toBe(1);
  });

  it('an old form is refused', async () => {
    await save(handle(5), 0);
    await save(handle(6), 1);
    expect((await refused(save(handle(7), 0))).code).toBe('SETTINGS_CHANGED');
    expect((await refused(save(handle(7), 9))).code).toBe('SETTINGS_CHANGED');
    expect((await get()).limits.handle.amount).toBe(6);
  });
});

describe('a saving that was cut off between its two writes', () => {
  /** What the first write leaves behind when the second never comes. */
  async function cutOff(request: string): Promise<void> {
    const { town: _town, townName: _name, saved: _saved, icons: _icons, ...settings } = await get();
    town.cloud.database.insertMany('settings', [
      {
        ...settings,
        _id: `${codes.town}@1`,
        version: 1,
        limits: { ...settings.limits, handle: { amount: 9, unit: 'workingDays' } },
        savedBy: { personId: 'office', name: '刘洋' },
        savedAt: new Date(),
        request,
      },
    ]);
  }
  const change: Changes = { limits: { accept: { amount: 3, unit: 'workingHours' } } };

  it('leaves the old version in force, and the next save heals it', async () => {
    await cutOff('tap-somebody-elses-01');
    expect(await get()).toMatchObject({ version: 0, limits: { handle: { amount: 3 } } });
    expect((await refused(save(change, 0))).code).toBe('SETTINGS_CHANGED');
    expect(await get()).toMatchObject({ version: 1, limits: { handle: { amount: 9 } } });
    expect(await save(change, 1)).toMatchObject({
      version: 2,
      limits: { handle: { amount: 9 }, accept: { amount: 3 } },
    });
  });

  it('is finished by a retry of the same tap', async () => {
    await cutOff('tap-settings-retry-02');
    expect((await save(change, 0, 'tap-settings-retry-02')).version).toBe(1);
    expect((await get()).version).toBe(1);
  });
});

describe('a change of the rules', () => {
  it('leaves running cases as they are and holds for new ones', async () => {
    const running = await town.call(resident, 'case.submit', submission());
    const power = await categoryOf('power');
    await save({
      categories: [
        { ...power, name: '路灯', procedure: 'coordinated', limits: { accept: { amount: 1, unit: 'workingDays' } } },
      ],
      limits: { handle: { amount: 9, unit: 'workingDays' } },
      officeHours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '16:00' }],
    });
    await pastCache();
    const later = await town.call(resident, 'case.submit', submission());
    expect(running).toMatchObject({
      procedure: 'onSite',
      category: { name: '供电照明' },
      holder: { due: '今天 11:30' },
    });
    expect(later).toMatchObject({
      procedure: 'coordinated',
      category: { name: '路灯' },
      holder: { due: '明天 16:00' },
    });

    // The next stage of each goes by the rules it was opened under: 3 working days to 17:30, 9 to 16:00.
    const [old, fresh] = await Promise.all([running, later].map(({ id }) => town.call(wang, 'case.accept', { id })));
    expect(old?.holder.due).toBe('11月27日 17:30');
    expect(fresh?.holder.due).toBe('12月7日 16:00');
  });
});
