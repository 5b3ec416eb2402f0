import type { PlanView } from '../../miniprogram/packages/division/types';
import { callAs } from './support/call-as';
import { eventually } from './support/eventually';
import { openPhone, type Phone } from './support/phone';
import { answer, standAt } from './support/prompts';
import { onDevtools, startTown, stopTown } from './support/town';

/** A community divides itself anew: drawn by its lead, judged by the town's office, found by a resident. */
const lead = 'demo-lead-fz001';
const office = 'demo-town-zs001';
const resident = 'demo-resident-zhang';
const community = '340104100001';
const bench = `/packages/division/workbench/workbench?community=${community}`;
const plans = '/packages/division/plans/plans';

type Corner = [number, number];

/** Only inside the mini program: what `evaluate` runs there. */
declare const wx: { createMapContext(id: string): { moveToLocation(at: object): void } };

let phone: Phone;
beforeAll(async () => {
  await startTown();
}, 180_000);
afterEach(() => phone.close());
afterAll(() => stopTown());

const plan = (): Promise<PlanView> => callAs(lead, 'division.open', { community });
const outer = (view: PlanView, code: string): Corner[] =>
  view.grids.find((grid) => grid.code === code)?.border[0] ?? [];

/** West, south, east and north of a grid. */
function boxOf(corners: Corner[]): [number, number, number, number] {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Moves the map so that the cross-hair stands at a place: what a finger does by dragging. */
async function moveMap([longitude, latitude]: Corner): Promise<void> {
  await phone.mini.evaluate(
    (at: { longitude: number; latitude: number }) => {
      wx.createMapContext('map').moveToLocation(at);
    },
    { longitude, latitude },
  );
}

/** The plan once the server has what the test waits for. */
const saved = (what: string, holds: (view: PlanView) => boolean): Promise<PlanView> =>
  eventually(what, 20_000, async () => {
    const view = await plan();
    return holds(view) ? { value: view } : undefined;
  });

(onDevtools ? describe.skip : describe)('the division workbench', () => {
  const first = `${community}001`;
  let fresh = '';
  let inside: Corner = [0, 0];

  it('begins a plan, moves a border, splits, merges and undoes; everything is saved by itself', async () => {
    phone = await openPhone(lead, { page: 'pages/me/me' });
    await phone.tap('网格划分');
    await phone.see('还没上报');
    await phone.shoot('plans');
    await phone.tap('蜀山社区');
    await phone.see('还没有方案');
    await phone.tap('开始修改');
    await phone.see('第 1 版 草稿');
    const before = await plan();

    // A corner two grids share is picked up by its dot and laid down under the cross-hair.
    await phone.tap('第一网格');
    await phone.tap('移动边界');
    const others = before.grids.filter(({ code }) => code !== first).flatMap(({ border }) => border.flat());
    const holders = (at: Corner): number => others.filter((one) => String(one) === String(at)).length;
    // Where most grids meet is inside the community: its rim stays as it is.
    const [shared] = outer(before, first).sort((a, b) => holders(b) - holders(a));
    if (!shared || holders(shared) < 2) throw new Error('the first grid meets no two others');
    await moveMap(shared);
    await phone.tap('map');
    await phone.see('放到这里');
    await phone.shoot('workbench-corner');
    const target: Corner = [shared[0] + 0.0003, shared[1] + 0.0002];
    await moveMap(target);
    await phone.tap('放到这里');
    await phone.tap('移好了');
    await phone.see('已保存');
    const moved = await saved('a moved border', (view) => String(outer(view, first)) !== String(outer(before, first)));
    const movedGrids = moved.grids.filter(
      ({ code, border }) => String(border) !== String(before.grids.find((grid) => grid.code === code)?.border),
    );
    expect(movedGrids.length).toBeGreaterThan(1);

    const [west, south, east, north] = boxOf(outer(moved, first));
    const middle = (south + north) / 2;
    await phone.tap('拆分');
    await moveMap([west - 0.001, middle]);
    await phone.tap('在准星处点');
    await moveMap([east + 0.001, middle]);
    await phone.tap('在准星处点');
    await phone.tap('拆开');
    const split = await saved('two pieces', (view) => view.grids.length === before.grids.length + 1);
    fresh = split.grids.find(({ code }) => !before.grids.some((grid) => grid.code === code))?.code ?? '';
    expect(fresh).toBe(before.nextCode);

    await phone.tap('合并');
    await phone.tap('.working .act.main');
    await saved('one grid again', (view) => view.grids.length === before.grids.length);
    await phone.tap('撤销');
    const again = await saved('the piece again', (view) => view.grids.length === before.grids.length + 1);
    expect(outer(again, fresh)).toEqual(outer(split, fresh));
    expect(again.findings.filter(({ level }) => level === 'error')).toEqual([]);
    const [left, low, right, high] = boxOf(outer(again, fresh));
    inside = [(left + right) / 2, (low + high) / 2];
    await phone.shoot('workbench-split');
  });

  it('lets nobody edit on while somebody else’s changes wait for a choice', async () => {
    phone = await openPhone(lead, { page: 'pages/me/me' });
    await phone.go(bench);
    await phone.see('第 1 版 草稿');
    const { version, edition, grids } = await plan();
    const [grid, other] = grids;
    if (!grid || !other) throw new Error('the plan has no two grids');
    const changed = [{ ...other, estates: [...other.estates, '别人加的院'] }];
    await callAs(lead, 'division.save', { community, version, edition, changed, removed: [] });

    await phone.tap(grid.name);
    await phone.tap('改资料');
    await phone.type('grid-form >>> .estates', '我加的院');
    await phone.tap('grid-form >>> .send');
    await phone.see('您改的网格别人没有动，可以一起保存');
    await phone.seeNot('改资料');
    await phone.seeNot('拆分');
    await phone.shoot('workbench-conflict');
    await phone.tap('一起保存');
    const both = await saved('both changes', (view) => view.grids.some(({ estates }) => estates.includes('我加的院')));
    expect(both.grids.some(({ estates }) => estates.includes('别人加的院'))).toBe(true);
    await phone.see('改资料');
  });

  it('hands in once the sizes are explained, and mends what the town’s office sent back', async () => {
    phone = await openPhone(lead, { page: 'pages/me/me' });
    await phone.go(bench);
    await phone.see('第 1 版 草稿');
    await explain('老楼成片，面积小');
    await phone.tap('.tab-plan');
    await phone.tap('上报到镇');
    await phone.tap('确认上报');
    await phone.see('已上报');
    await phone.shoot('workbench-submitted');
    phone.close();

    phone = await openPhone(office, { page: 'pages/me/me' });
    await phone.go(plans);
    await phone.see('待审核');
    await phone.tap('蜀山社区');
    await phone.tap('退回修改');
    await phone.type('step-form >>> .area', '新网格请写上小区名');
    await phone.tap('step-form >>> .send');
    await phone.see('已退回');
    phone.close();

    phone = await openPhone(lead, { page: 'pages/me/me' });
    await phone.go(bench);
    await phone.see('新网格请写上小区名');
    await phone.tap('开始修改');
    await phone.see('第 2 版 草稿');
    const name = (await plan()).grids.find(({ code }) => code === fresh)?.name ?? '';
    await phone.tap(name);
    await phone.tap('改资料');
    await phone.type('grid-form >>> .estates', '梧桐新苑');
    await phone.tap('grid-form >>> .send');
    await saved('the estate', (view) => view.grids.some(({ estates }) => estates.includes('梧桐新苑')));
    await phone.tap('.tab-plan');
    await phone.tap('上报到镇');
    await phone.tap('确认上报');
    await phone.see('已上报');
  });

  it('is accepted from today, and a resident there finds the new grid', async () => {
    phone = await openPhone(office, { page: 'pages/me/me' });
    await phone.go(bench);
    await phone.tap('通过这个方案');
    await phone.tap('从今天起');
    await phone.shoot('workbench-accept');
    await phone.tap('确认通过');
    await phone.see('已生效');
    await phone.shoot('workbench-in-force');
    await phone.tap('和之前的一版对比');
    await phone.seePage('packages/division/compare/compare');
    await phone.shoot('compare-before');
    await phone.see('处变化');
    await phone.shoot('compare');
    phone.close();

    phone = await openPhone(resident, { page: 'pages/home/home' });
    await standAt(phone, inside);
    await phone.go('/packages/resident/find/find');
    await phone.tap('用我现在的位置找');
    await answer(phone, 'agree');
    await answer(phone, 'allow');
    const name = (await plan()).grids.find(({ code }) => code === fresh)?.name ?? '';
    await phone.see(`蜀山社区 ${name}`);
    await phone.see('网格员');
    await phone.shoot('workbench-resident');
  });

  /** Gives every grid outside the band its reason. */
  async function explain(reason: string): Promise<void> {
    const view = await plan();
    for (const { code, name, households, people } of view.grids) {
      if (households >= 300 && households <= 500 && people >= 1000 && people <= 1500) continue;
      await phone.tap(name);
      await phone.tap('改资料');
      await phone.type('grid-form >>> .area', reason);
      await phone.tap('grid-form >>> .send');
      await saved('a reason', (now) => now.grids.find((grid) => grid.code === code)?.reason === reason);
      await phone.tap('全部');
    }
  }
});
