import { defaultSettings } from '../../../cloudfunctions/platform/default-settings';
import type { GuideView } from '../../../cloudfunctions/publicity/guide';
import { guidedOf, limitsInWords } from '../../../cloudfunctions/publicity/guide';
import { codes, openidOf, type Refused, type SmallTown, startSmallTown } from '../../support/small-town';

const reader = 'zhang-openid';
const office = openidOf('office');
const minute = 60_000;

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const guide = (category: string, place: string = codes.westCommunity): Promise<GuideView> =>
  town.call(reader, 'publicity.guide', { place, category });
const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );

/** The town's office changes one category; what instances remember of the settings runs out. */
async function change(code: string, changes: Record<string, unknown>): Promise<void> {
  const { version, categories } = await town.call(office, 'settings.get', { town: codes.town });
  const before = categories.find((one) => one.code === code);
  if (!before) throw new Error(`no ${code}`);
  await town.call(office, 'settings.save', {
    town: codes.town,
    version,
    changes: { categories: [{ ...before, ...changes }] },
  });
  await town.cloud.advance(2 * minute);
}

const written = {
  who: '本镇居民',
  where: '镇政府一楼 3 号窗口\n周一至周五上午',
  howLong: '当天',
  cost: '十元',
  steps: ['取号', '交材料'],
  phone: '055112345678',
};

describe('limitsInWords', () => {
  it('says every station of an approval, and the category’s own limit before the town’s', () => {
    const [approval] = defaultSettings.categories.filter(({ code }) => code === 'minimumLiving');
    if (!approval) throw new Error('no approval');
    const own = { ...approval, limits: { define: { amount: 3, unit: 'workingDays' as const } } };
    expect(limitsInWords(own, defaultSettings)).toEqual([
      '社区核对材料：3 个工作日内',
      '镇审核：5 个工作日内',
      '公示：5 个工作日',
      '区审批：7 个工作日内',
      '从材料齐全算起；补材料的时间不算在内',
    ]);
  });
});

describe('guidedOf', () => {
  it('leaves out what is retired and what has no guide', () => {
    const named = guidedOf({
      categories: defaultSettings.categories.map((one) =>
        one.code === 'employment' ? { ...one, retired: true } : one,
      ),
    }).map(({ code }) => code);
    expect(named).toContain('seniorAllowance');
    expect(named).not.toContain('employment');
    expect(named).not.toContain('water');
  });
});

describe('#publicity.guide', () => {
  it('answers with the general where the town says nothing: the centre’s desk, its hours, the limits', async () => {
    const found = await guide('minimumLiving');
    expect(found).toMatchObject({ name: '低保救助', group: '民政社保', cost: '不收费' });
    expect(found.materials).toContain('户口簿');
    expect(found.where.at(-1)).toBe('周一至周五 08:30–12:00、14:00–17:30');
    expect(found.where[0]).toContain('蜀山社区');
    expect(found.howLong[0]).toBe('社区核对材料：1 个工作日内');
    expect(found.who).toContain('以窗口告知为准');
    await guide('minimumLiving');
    expect(town.cloud.cost.databaseCalls).toBe(1);
  });

  it('has the town’s own words once they are saved, and none when the town wants none', async () => {
    await change('residencePermit', { guide: written });
    expect(await guide('residencePermit')).toMatchObject({
      who: '本镇居民',
      where: ['镇政府一楼 3 号窗口', '周一至周五上午'],
      howLong: ['当天'],
      cost: '十元',
      steps: ['取号', '交材料'],
      phoneOf: '咨询窗口',
      phone: '055112345678',
    });
    await change('residencePermit', { guide: null });
    expect((await refused(guide('residencePermit'))).userMessage).toBe('这类事还没有办事指南，请打电话问社区受理中心');
    const form = await town.call(reader, 'case.form', { grid: codes.westGrid });
    const offers = (code: string) => form.categories.find((one) => one.code === code)?.hasGuide;
    expect([offers('residencePermit'), offers('seniorAllowance'), offers('water')]).toEqual([false, true, false]);
  });

  it('stays when the town saves something else, and has the shipped one under a version from before there were guides', async () => {
    await change('water', { hint: '请写明位置' });
    expect((await guide('seniorAllowance')).steps).toHaveLength(4);
    const old = defaultSettings.categories.map(({ guide: _, ...category }) => category);
    town.cloud.database.insertMany('settings', [
      {
        _id: '340104999@1',
        ...defaultSettings,
        categories: old,
        version: 1,
        savedAt: new Date(0),
        request: 'old',
        savedBy: { personId: 'x', name: '旧' },
      },
      { _id: '340104999', version: 1 },
    ]);
    const { groups } = await town.call(reader, 'publicity.guides', { place: '340104999' });
    expect(groups.flatMap(({ items }) => items).map(({ category }) => category)).toContain('disability');
  });

  it('is checked like everything residents read', async () => {
    const error = await refused(change('seniorAllowance', { guide: { ...written, steps: ['上赌博网站'] } }));
    expect(error).toMatchObject({ code: 'CONTENT_REFUSED' });
    expect(error.userMessage).toContain('「高龄津贴」的办事指南');
    const long = await refused(change('seniorAllowance', { guide: { ...written, steps: Array(11).fill('一步') } }));
    expect(long.userMessage).toBe('步骤最多 10 步');
  });
});

describe('#publicity.guides', () => {
  it('lists them by group in the town’s order', async () => {
    const { groups } = await town.call(reader, 'publicity.guides', { place: codes.westCommunity });
    expect(groups.map(({ name }) => name)).toEqual(['安全隐患', '民政社保', '证件就业']);
    expect(groups[1]?.items.map(({ name }) => name)).toEqual(['低保救助', '残疾人服务', '高龄津贴', '社保医保']);
  });
});
