import type { CaseView } from '../../../cloudfunctions/case/presenter';
import { storedCase } from '../../support/case-steps';
import { openidOf, type Refused, type SmallTown, startSmallTown, submission } from '../../support/small-town';

/** What goes wrong where nobody looks: each was once so. */
const resident = openidOf('zhang');
const neighbour = openidOf('neighbour');
const [wang, chen, clerk, office, townClerk, cityClerk] = [
  'wang',
  'chen',
  'clerk',
  'office',
  'townClerk',
  'cityClerk',
].map(openidOf) as [string, string, string, string, string, string];
const day = 86_400_000;

let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );
const submitted = (openid = resident, overrides = {}): Promise<CaseView> =>
  town.call(openid, 'case.submit', submission(overrides));
const number = (view: CaseView): string => view.no.replaceAll(' ', '');
const settling = (id: string) => ({ id, outcome: 'solved' as const, text: '已换灯泡', internalText: '', photos: [] });
const inbox = async (openid: string, id: string): Promise<string[]> =>
  (await town.call(openid, 'notice.list', {})).items.filter((item) => item.caseId === id).map((item) => item.title);

it('a case is not merged into one that has its answer already, nor into one of another kind', async () => {
  const [parent, other, child] = [
    await submitted(),
    await submitted(resident, { category: 'noise' }),
    await submitted(neighbour),
  ];
  await town.call(wang, 'case.settle', settling(parent.id));
  const merging = { id: child.id, reason: '' };
  expect((await refused(town.call(wang, 'case.merge', { ...merging, parent: number(parent) }))).userMessage).toContain(
    '已经有了结果',
  );
  expect((await refused(town.call(wang, 'case.merge', { ...merging, parent: number(other) }))).userMessage).toContain(
    '先改成同一类别',
  );
  expect((await town.call(wang, 'case.detail', { id: child.id })).state).toBe('submitted');
});

it('an answer reaches those that were merged, and the case may be merged itself once they left', async () => {
  const [parent, child] = [await submitted(), await submitted(neighbour)];
  await town.call(wang, 'case.merge', { id: child.id, parent: number(parent), reason: '' });
  await town.call(wang, 'case.unmerge', { id: child.id });
  expect((await storedCase(town.cloud, parent.id)).children).toBe(0);
  await town.call(wang, 'case.merge', { id: child.id, parent: number(parent), reason: '' });
  await town.call(wang, 'case.settle', settling(parent.id));
  expect(await town.call(neighbour, 'case.detail', { id: child.id })).toMatchObject({
    state: 'answered',
    outcome: { kind: 'solved' },
  });
});

it('an answer reaches everybody, however many cases were merged', async () => {
  const [parent, first] = [await submitted(), await submitted(neighbour)];
  await town.call(wang, 'case.merge', { id: first.id, parent: number(parent), reason: '' });
  const child = await storedCase(town.cloud, first.id);
  const more = Array.from({ length: 60 }, (_, index) => ({
    ...child,
    _id: `merged-case-${index + 10}`,
    no: `more-${index}`,
  }));
  town.cloud.database.insertMany('cases', more);
  await town.call(wang, 'case.settle', settling(parent.id));
  const states = await Promise.all(more.map(async ({ _id }) => (await storedCase(town.cloud, _id)).state));
  expect(new Set(states)).toEqual(new Set(['answered']));
});

it('whoever a late case has climbed to may move it', async () => {
  const { id } = await submitted();
  expect((await town.call(clerk, 'case.detail', { id })).can).not.toContain('accept');
  await town.cloud.advance(4 * day);
  const seen = await town.call(clerk, 'case.detail', { id });
  expect(seen.can).toEqual(expect.arrayContaining(['accept', 'transfer', 'settle']));
  expect((await town.call(clerk, 'case.accept', { id })).holder.personName).toBe('周岚');
});

it('nobody handles, reviews or reads the inside of their own matter', async () => {
  const { id } = await submitted(clerk, { category: 'minimumLiving' });
  await town.call(wang, 'case.apply', { id, text: '家里困难' });
  const own = await town.call(clerk, 'case.detail', { id });
  expect(own).toMatchObject({ staff: null, isMine: true });
  expect(own.can).not.toContain('define');
  expect((await refused(town.call(clerk, 'case.define', { id, note: '齐全' }))).code).toBe('FORBIDDEN');
});

it('nobody agrees to the pause they asked for', async () => {
  const { id } = await submitted();
  await town.call(chen, 'case.accept', { id });
  await town.call(chen, 'case.askPause', { id, reason: '等配件', days: 5 });
  expect((await town.call(chen, 'case.detail', { id })).can).not.toContain('agreePause');
});

it('a department sees what is asked of it, and hears when its time ran out', async () => {
  const { id } = await submitted();
  expect((await refused(town.call(cityClerk, 'case.detail', { id }))).code).toBe('NOT_FOUND');
  await town.call(wang, 'case.bring', { id, reason: '需要协调' });
  await town.call(clerk, 'case.accept', { id });
  await town.call(clerk, 'case.assign', { id, departments: ['城管所'], ask: '请派人' });
  expect((await town.call(cityClerk, 'case.detail', { id })).can).toContain('contribute');
  await town.cloud.advance(4 * day);
  expect(await inbox(cityClerk, id)).toContain('城管所没有按时回复，已催办');
  expect((await inbox(clerk, id)).filter((title) => title.includes('没有按时回复'))).toHaveLength(1);
});

it('a desk hears only of what came to it, also when notices are made again', async () => {
  const { id } = await submitted();
  await town.call(wang, 'case.bring', { id, reason: '需要协调' });
  await town.cloud.advance(3 * 60_000);
  expect(await inbox(clerk, id)).toEqual(['王芳带回蜀山社区受理中心商处']);
});

it('an urgent mark is judged once, at whatever desk', async () => {
  const { id } = await submitted(resident, { urgent: true });
  await town.call(wang, 'case.accept', { id });
  await town.call(wang, 'case.transfer', { id, target: '340104100001002', reason: '在第二网格' });
  await town.cloud.advance(11 * 60_000);
  expect((await town.call(chen, 'case.detail', { id })).state).toBe('submitted');
});

it('who came to the window is phoned by the centre', async () => {
  const walkIn = await town.call(clerk, 'case.register', {
    ...{ category: 'power', text: '楼道灯坏了', photos: [], place: null, grid: '340104100001001' },
    ...{ contact: '13955556666', urgent: false, onBehalf: true },
  });
  await town.call(wang, 'case.settle', settling(walkIn.id));
  expect(await inbox(clerk, walkIn.id)).toContain('请电话告知居民：王芳答复：已解决');
  expect((await town.call(clerk, 'case.queue', {})).items.map(({ id }) => id)).toContain(walkIn.id);
});

it('an application that does not qualify is refused by the town with its reason, not sent away as out of scope', async () => {
  const { id } = await submitted(resident, { category: 'minimumLiving' });
  await town.call(wang, 'case.apply', { id, text: '家里困难' });
  await town.call(clerk, 'case.define', { id, note: '材料齐全' });
  await town.call(townClerk, 'case.refuse', { id, text: '家庭收入超过标准' });
  expect(await town.call(resident, 'case.detail', { id })).toMatchObject({
    state: 'answered',
    outcome: { kind: 'refused' },
  });
});

it('the boards say what became of a notice that the district sent back', async () => {
  const { id } = await submitted(resident, { category: 'minimumLiving' });
  await town.call(wang, 'case.apply', { id, text: '家里困难' });
  await town.call(clerk, 'case.define', { id, note: '材料齐全' });
  await town.call(office, 'case.publicise', { id, title: '低保审核公示', text: '符合条件', note: '同意' });
  await town.cloud.advance(9 * day);
  await town.call(openidOf('approver'), 'case.sendBack', { id, reason: '再核对收入' });
  const { items } = await town.call(neighbour, 'publicity.board', { place: '340104100001' });
  expect(JSON.stringify(items)).toContain('退回重新审核');
});
