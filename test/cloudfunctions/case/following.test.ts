import {
  openidOf,
  places,
  type Refused,
  type SmallTown,
  startSmallTown,
  storedText,
  submission,
} from '../../support/small-town';

const resident = 'zhang-openid';
const neighbour = 'neighbour-openid';
const wang = openidOf('wang');
const metresNorth = (metres: number) => ({
  ...places.inWestGrid,
  latitude: places.inWestGrid.latitude + metres / 111_200,
});

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
const submit = (overrides = {}) => town.call(resident, 'case.submit', submission(overrides));
const near = (category: string, place: typeof places.inWestGrid | ReturnType<typeof metresNorth> = places.inWestGrid) =>
  town.call(neighbour, 'case.nearby', { category, place });

describe('#case.nearby', () => {
  it('finds what is open of the same kind within two hundred metres, nearest first, in one call once the caller is known', async () => {
    const far = await submit({ category: 'road', place: metresNorth(150) });
    const close = await submit({ category: 'road', place: metresNorth(30), text: '井盖松了，我住5栋501' });
    await submit({ category: 'road', place: metresNorth(400) });
    await submit({ category: 'water' });
    const gone = await submit({ category: 'road' });
    await town.call(resident, 'case.withdraw', { id: gone.id, reason: '' });

    await near('road');
    const { items } = await near('road');
    expect(items.map(({ id }) => id)).toEqual([close.id, far.id]);
    expect(items[0]).toMatchObject({ metres: 30, categoryName: '道路设施', isMine: false, followers: 0 });
    expect(town.cloud.cost.databaseCalls).toBe(1);
    expect(JSON.stringify(items)).not.toMatch(/井盖|zhang/);
  });

  it('covers a door number in the address', async () => {
    await submit({ category: 'rubbish', place: { ...places.inWestGrid, address: '梧桐苑5栋2单元501室' } });
    expect((await near('rubbish')).items[0]?.address).toBe('梧桐苑**');
  });

  it.each([
    'minimumLiving',
    'dispute',
    'disability',
  ])('tells nobody of a neighbour’s private matter, but its own resident and the staff of its grid (%s)', async (category) => {
    const { id } = await submit({ category });
    expect((await near(category)).items).toEqual([]);
    const own = await town.call(resident, 'case.nearby', { category, place: places.inWestGrid });
    expect(own.items).toMatchObject([{ id, isMine: true }]);
    const desk = await town.call(wang, 'case.nearby', { category, place: places.inWestGrid });
    expect(desk.items).toMatchObject([{ id, isMine: false }]);
    expect((await refused(town.call(neighbour, 'case.follow', { id }))).code).toBe('NOT_FOUND');
  });

  it('asks nothing of somebody whose case it is not', async () => {
    const { id } = await submit({ category: 'farming' });
    await town.call(wang, 'case.settle', { id, outcome: 'solved', text: '水来了', internalText: '', photos: [] });
    expect((await near('farming')).items[0]?.progress).toBe('王芳已答复：已解决，等反映人确认');
  });
});

describe('#case.follow', () => {
  it('shows the progress and none of the words, door numbers or photos', async () => {
    const { id } = await submit({
      text: '楼下路灯不亮，我住3栋',
      place: { ...places.inWestGrid, address: '5栋501室门口' },
    });
    await town.call(neighbour, 'case.follow', { id });
    await town.call(wang, 'case.accept', { id });
    const seen = await town.call(neighbour, 'case.detail', { id });
    expect(seen).toMatchObject({
      isFollowed: true,
      isMine: false,
      text: '',
      photos: [],
      staff: null,
      next: '',
      can: [],
      place: { address: '**门口' },
      progress: '王芳正在办理，11月27日 17:30前答复',
    });
    expect(seen.timeline.map(({ title }) => title)).toEqual(['王芳已受理', '反映人提交']);
    expect(JSON.stringify(seen)).not.toMatch(/楼下路灯|3栋|501/);
  });

  it('is told of each step, without its words', async () => {
    const { id } = await submit();
    await town.call(neighbour, 'case.follow', { id });
    await town.call(wang, 'case.reply', { id, text: '给张阿姨：明天来修', photos: [] });
    const [told] = (await town.call(neighbour, 'notice.list', {})).items;
    expect(told).toMatchObject({ caseId: id, title: '王芳回复', text: '' });
  });

  it('counts once however often it is tapped, and costs three calls at most', async () => {
    const { id } = await submit();
    await town.call(neighbour, 'case.follow', { id });
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(3);
    await town.call(neighbour, 'case.follow', { id });
    expect((await town.call(wang, 'case.detail', { id })).staff?.followers).toBe(1);
    expect(await storedText(town.cloud, 'cases', id)).not.toContain(neighbour);
  });

  it('is refused for one’s own and for what is over', async () => {
    const { id } = await submit();
    expect((await refused(town.call(resident, 'case.follow', { id }))).code).toBe('NOT_FOUND');
    await town.call(resident, 'case.withdraw', { id, reason: '' });
    expect((await refused(town.call(neighbour, 'case.follow', { id }))).code).toBe('NOT_FOUND');
    expect((await refused(town.call(neighbour, 'case.detail', { id }))).code).toBe('NOT_FOUND');
  });
});

describe('#case.followed', () => {
  it('lists what somebody follows, newest first, in two calls, as others may see it', async () => {
    const reader = 'reader-openid';
    expect((await town.call(reader, 'case.followed', {})).items).toEqual([]);
    const first = await submit({ text: '第一件' });
    const second = await submit({ text: '第二件', category: 'road' });
    await town.call(reader, 'case.follow', { id: first.id });
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 1000);
    await town.call(reader, 'case.follow', { id: second.id });

    const { items } = await town.call(reader, 'case.followed', {});
    expect(town.cloud.cost).toEqual({ databaseCalls: 2, documentsExamined: 4 });
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(items[0]).toMatchObject({ categoryName: '道路设施', text: '', waitsForMe: false, can: [] });
    expect(JSON.stringify(items)).not.toMatch(/第一件|第二件/);
  });
});
