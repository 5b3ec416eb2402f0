import { openidOf, type Refused, type SmallTown, startSmallTown, submission } from '../../support/small-town';

const resident = 'zhang-openid';
const [wang, chen] = ['wang', 'chen'].map(openidOf) as [string, string];
const day = 24 * 3_600_000;

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );

/** An application whose resident was told what is missing. */
async function asked(): Promise<string> {
  const { id } = await town.call(resident, 'case.submit', submission({ category: 'minimumLiving' }));
  await town.call(wang, 'case.apply', { id, text: '家里困难' });
  await town.call(chen, 'case.askMaterials', { id, missing: ['收入证明', '户口簿'], note: '复印件就行' });
  return id;
}
const supplying = (id: string) => ({ id, text: '都拍在照片里', photos: [] });

describe('#case.supply', () => {
  it('is what waits for the resident, with the whole list', async () => {
    const id = await asked();
    expect(await town.call(resident, 'case.detail', { id })).toMatchObject({
      state: 'supplementing',
      missing: ['收入证明', '户口簿'],
      progress: '请您补齐材料，12月9日 09:30前交来',
      can: ['supply', 'withdraw'],
    });
    expect((await town.call(resident, 'case.mine', {})).items.find((item) => item.id === id)?.waitsForMe).toBe(true);
  });

  it('brings the case back to the centre, which cannot ask again', async () => {
    const id = await asked();
    const after = await town.call(resident, 'case.supply', supplying(id));
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(3);
    expect(after).toMatchObject({ state: 'defining', holder: { name: '蜀山社区受理中心' } });
    expect((await town.call(chen, 'case.detail', { id })).can).not.toContain('askMaterials');
    const told = (await town.call(chen, 'notice.list', {})).items.find((item) => item.caseId === id);
    expect(told).toMatchObject({ title: '居民补交材料', kind: 'deskWork' });
  });

  it('is one step however often the tap is sent', async () => {
    const id = await asked();
    await town.call(resident, 'case.supply', supplying(id), 'the-same-materials-01');
    const again = await town.call(resident, 'case.supply', supplying(id), 'the-same-materials-01');
    expect(again.timeline.filter(({ title }) => title === '您补交材料')).toHaveLength(1);
  });

  it('is taken by the centre too, when papers are brought to the window', async () => {
    const id = await asked();
    const view = await town.call(chen, 'case.supply', supplying(id));
    expect(view).toMatchObject({ state: 'defining', timeline: [{ title: '陈静收到居民补交的材料' }, {}, {}, {}] });
  });

  it('is the applicant’s and the centre’s alone, and only once it was asked for', async () => {
    const id = await asked();
    expect((await refused(town.call('other-openid', 'case.supply', supplying(id)))).code).toBe('NOT_FOUND');
    expect((await refused(town.call(wang, 'case.supply', supplying(id)))).code).toBe('FORBIDDEN');
    const early = await town.call(resident, 'case.submit', submission());
    expect((await refused(town.call(resident, 'case.supply', supplying(early.id)))).code).toBe('CASE_CHANGED');
    expect((await refused(town.call(resident, 'case.supply', { ...supplying(id), text: ' ' }))).userMessage).toBe(
      '请填写补交说明',
    );
  });

  it('comes too late after the limit: closed with the reason, and may be taken up again for thirty days', async () => {
    const id = await asked();
    await town.cloud.advance(16 * day);
    const closed = await town.call(resident, 'case.detail', { id });
    expect(closed).toMatchObject({ state: 'closed', outcome: { text: '材料未补齐' }, reopenUntil: '1月9日 09:30' });
    expect(closed.can).toContain('dispute');
    expect((await refused(town.call(resident, 'case.supply', supplying(id)))).code).toBe('CASE_CHANGED');
    await town.cloud.advance(31 * day);
    expect(await town.call(resident, 'case.detail', { id })).toMatchObject({ reopenUntil: '' });
  });
});
