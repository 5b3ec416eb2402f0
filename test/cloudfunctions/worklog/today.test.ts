import { localEnvironment } from '../../../scripts/import/environment';
import { codes, officeMorning, openidOf, type SmallTown, startSmallTown, submission } from '../../support/small-town';

const wang = openidOf('wang');
const hour = 3_600_000;
const day = 24 * hour;
let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

const at = (instant: number): void => town.cloud.clock.setOffset(instant - Date.now());
const today = (openid = wang) => town.call(openid, 'worklog.today', {});

/** As the phone sends what was done without a signal. */
async function later<Output>(name: string, data: object, doneAt: number): Promise<Output> {
  const [functionName = '', action = ''] = name.split('.');
  const event = { action, data, doneAt, requestId: `tap-done-earlier-${doneAt}` };
  const reply = await town.cloud.invoke<{ data?: Output; error?: object }>(functionName, event, { openid: wang });
  if (!reply.data) throw new Error(JSON.stringify(reply.error));
  return reply.data;
}

describe('the screen a day begins with', () => {
  test('one call says who I am, what waits, and how the day stands', async () => {
    await town.call('zhang-openid', 'case.submit', submission());
    const before = await today();
    expect(before.me.person?.name).toBe('王芳');
    expect(before.queue?.items).toHaveLength(1);
    expect(before.day).toMatchObject({
      date: '2026-11-24',
      patrol: { rounds: 0, going: null },
      visits: { due: 0, late: 0, more: false, first: [] },
      log: { cleared: false, open: { date: '2026-11-23', title: '11月23日 周一' }, week: '2026-11-16' },
    });
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(8);
    await town.call(wang, 'patrol.start', { id: 'round-for-today-0001', grid: codes.westGrid, point: null });
    const people = [{ name: '王桂兰', phone: '', birthYear: null, relation: '' }];
    const changes = { address: '3栋101', people };
    await town.call(wang, 'visit.save', { id: null, grid: codes.westGrid, edition: 0, changes });
    expect((await today()).day).toMatchObject({
      patrol: { rounds: 1, going: { id: 'round-for-today-0001', started: '09:30' } },
      visits: { due: 1, late: 0, first: [{ who: '王**' }] },
    });
  });

  test('a day that was cleared is open no more; a week that was confirmed is not asked for', async () => {
    for (const date of ['2026-11-23', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17']) {
      await town.call(wang, 'worklog.clear', { date, edition: 0 });
    }
    await town.call(wang, 'worklog.confirmWeek', { monday: '2026-11-16', summary: '本周正常' });
    expect((await today()).day?.log).toEqual({ cleared: false, open: null, week: '' });
  });

  test('other staff have no day of an officer’s; who watches has no queue; residents have neither', async () => {
    expect(await today(openidOf('clerk'))).toMatchObject({ day: null, queue: { items: [] } });
    // Of the community's three officers none has confirmed a day.
    expect((await today(openidOf('chen'))).behind).toBe(3);
    expect(await today(openidOf('leader'))).toMatchObject({ day: null, queue: null });
    expect(await today('zhang-openid')).toMatchObject({ day: null, queue: null, me: { person: null } });
  });
});

test('nobody owes a log of days on which they did not serve or were away', async () => {
  const behind = async () => (await today(openidOf('chen'))).behind;
  expect(await behind()).toBe(3);
  const roles = [{ role: 'officer', scope: codes.middleGrid, from: new Date(officeMorning - day) }];
  await localEnvironment(town.cloud.url).database().collection('people').doc('li').update({ roles });
  expect(await behind()).toBe(2);
});

describe('to which day work belongs', () => {
  test('what was done without a signal counts for the day it was done, not the day it arrived', async () => {
    const { id } = await town.call('zhang-openid', 'case.submit', submission());
    const lateEvening = officeMorning + 14 * hour + 20 * 60_000;
    at(officeMorning + 23 * hour);
    await later('case.accept', { id }, lateEvening);
    await later('patrol.start', { id: 'round-sent-later-001', grid: codes.westGrid, point: null }, lateEvening);
    const lines = async (date: string) => (await town.call(wang, 'worklog.day', { date })).lines;
    expect((await lines('2026-11-24')).map(({ kind, time }) => [kind, time])).toEqual([
      ['case', '23:50'],
      ['patrol', '23:50'],
    ]);
    expect(await lines('2026-11-25')).toEqual([]);
  });

  test('a late shift’s hours past midnight belong to the day it began', async () => {
    const days = [{ date: '2026-11-24', periods: [{ from: '20:00', to: '02:00' }] }];
    await town.call(openidOf('chen'), 'account.saveShifts', { personId: 'wang', edition: 0, days });
    const { id } = await town.call('zhang-openid', 'case.submit', submission());
    at(officeMorning + 15 * hour + 1_800_000);
    expect((await today()).day?.date).toBe('2026-11-24');
    await town.call(wang, 'case.accept', { id });
    await town.call(wang, 'patrol.start', { id: 'round-after-midnight', grid: codes.westGrid, point: null });
    const { date, lines, mayEdit } = await town.call(wang, 'worklog.day', {});
    expect([date, mayEdit]).toEqual(['2026-11-24', true]);
    expect(lines.map(({ kind, time }) => [kind, time])).toEqual([
      ['case', '01:00'],
      ['patrol', '01:00'],
    ]);
    at(officeMorning + day);
    expect((await town.call(wang, 'worklog.day', {})).lines).toEqual([]);
  });

  test('a retry of saving or clearing a day finds its own work', async () => {
    const line = { id: 'line-000000000000001', text: '参加社区例会' };
    const save = () =>
      town.call(
        wang,
        'worklog.save',
        { date: '2026-11-24', edition: 0, edits: [], lines: [line] },
        'tap-of-saving-a-day',
      );
    expect(await save()).toEqual(await save());
    const clear = () => town.call(wang, 'worklog.clear', { date: '2026-11-24', edition: 1 }, 'tap-of-clearing-day');
    expect(await clear()).toEqual(await clear());
  });

  test('a day that is too old or still to come is read, and not edited', async () => {
    expect((await town.call(wang, 'worklog.day', { date: '2026-10-20' })).mayEdit).toBe(false);
    expect((await town.call(wang, 'worklog.day', { date: '2026-11-25' })).mayEdit).toBe(false);
  });
});
