import { chinaTime } from '../../../cloudfunctions/platform/duty-hours';
import { storedCase } from '../../support/case-steps';
import { codes, openidOf, type SmallTown, type StaffId, startSmallTown, submission } from '../../support/small-town';

const resident = 'zhang-openid';
const neighbour = 'neighbour-openid';
const wang = openidOf('wang');

/** It is Tuesday 2026-11-24, 09:30. Each test lives a life of its own with its own clock. */
let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

const runJobs = () => town.cloud.invoke('jobs', {}, { source: 'timer' });
/** Moves the clock to `2026-11-24 10:00` in China; the timer fires once, however long that is. */
const goTo = (text: string): Promise<void> =>
  town.cloud.advance(new Date(`${text.replace(' ', 'T')}:00+08:00`).getTime() - town.cloud.clock.now());
const submitted = async (overrides = {}): Promise<string> =>
  (await town.call(resident, 'case.submit', submission(overrides))).id;
const detail = (id: string) => town.call(resident, 'case.detail', { id });
const inQueueOf = async (id: string, who: StaffId): Promise<boolean> =>
  (await town.call(openidOf(who), 'case.queue', {})).items.some((item) => item.id === id);
const inbox = async (openid: string, id: string): Promise<string[]> =>
  (await town.call(openid, 'notice.list', {})).items.filter((item) => item.caseId === id).map((item) => item.title);
/** What the clock did, in order. */
const ticks = async (id: string): Promise<string[]> =>
  (await storedCase(town.cloud, id)).events.filter(({ by }) => by.role === 'timer').map(({ action }) => action);
const dueOf = async (id: string): Promise<string> => {
  const { dueAt } = await storedCase(town.cloud, id);
  return dueAt ? chinaTime(dueAt).format('YYYY-MM-DD HH:mm') : '';
};

describe('a case that nobody accepts', () => {
  it('reminds its desk, is overdue, then climbs to the centre and its leader, then to the town', async () => {
    const id = await submitted();
    await goTo('2026-11-24 11:05');
    expect((await inbox(wang, id))[0]).toBe('快到时限，已提醒');
    expect((await detail(id)).timeline.map((item) => item.title)).toEqual(['您提交']);

    await goTo('2026-11-24 11:35');
    expect((await inbox(wang, id))[0]).toBe('超过时限，已催办');
    expect(await detail(id)).toMatchObject({ overdue: true, timeline: [{ title: '超过时限，已催办' }, {}] });
    expect(await inQueueOf(id, 'clerk')).toBe(false);
    expect(await inbox(openidOf('leader'), id)).toEqual([]);

    await goTo('2026-11-24 15:35');
    expect(await inQueueOf(id, 'clerk')).toBe(true);
    expect(await inQueueOf(id, 'wang')).toBe(true);
    expect((await inbox(openidOf('clerk'), id))[0]).toBe('超时较久，已报上一级');
    expect(await inbox(openidOf('leader'), id)).toEqual(['超时较久，已报上一级']);
    expect(await inQueueOf(id, 'office')).toBe(false);

    // Two working hours after half past three and some seconds is the next morning.
    await goTo('2026-11-25 08:35');
    expect(await inQueueOf(id, 'office')).toBe(true);
    expect(await ticks(id)).toEqual(['remind', 'overdue', 'climb', 'climb']);
  });

  it('is left alone by the clock once its officer has it', async () => {
    const id = await submitted();
    await town.call(wang, 'case.accept', { id });
    await goTo('2026-11-24 17:35');
    expect(await ticks(id)).toEqual([]);
    expect(await dueOf(id)).toBe('2026-11-27 17:30');
  });
});

describe('an urgent mark', () => {
  it('waits at the officer and the centre, and alarms both levels when nobody judges it', async () => {
    const id = await submitted({ urgent: true });
    expect(await inQueueOf(id, 'clerk')).toBe(true);
    await goTo('2026-11-24 09:41');
    expect(await detail(id)).toMatchObject({ state: 'alarmed', procedure: 'emergency' });
    for (const who of ['wang', 'clerk', 'office', 'townClerk'] as const) expect(await inQueueOf(id, who)).toBe(true);
    for (const who of ['clerk', 'townClerk', 'leader']) {
      expect((await inbox(openidOf(who), id))[0]).toMatch(/^【突发】/);
    }
    expect((await inbox(resident, id))[0]).toContain('已自动报警');
  });

  it('that was judged alarms nobody', async () => {
    const id = await submitted({ urgent: true });
    await town.call(wang, 'case.accept', { id });
    await goTo('2026-11-24 10:00');
    expect((await detail(id)).state).toBe('accepted');
  });
});

describe('an alarm', () => {
  it('nobody acknowledges climbs to the district, which may take it', async () => {
    const id = await submitted();
    await town.call(wang, 'case.alarm', { id, text: '三楼冒烟' });
    expect(await inQueueOf(id, 'approver')).toBe(false);
    await goTo('2026-11-24 09:41');
    expect(await ticks(id)).toContain('climb');
    expect(await inQueueOf(id, 'approver')).toBe(true);
    await town.call(openidOf('approver'), 'case.acknowledge', { id });
    expect(await detail(id)).toMatchObject({ state: 'responding' });
    expect(await inQueueOf(id, 'approver')).toBe(false);
  });

  it('somebody acknowledged climbs no further', async () => {
    const id = await submitted();
    await town.call(wang, 'case.alarm', { id, text: '三楼冒烟' });
    await town.call(openidOf('clerk'), 'case.acknowledge', { id });
    await goTo('2026-11-24 10:00');
    expect(await ticks(id)).toEqual([]);
  });
});

describe('an answer nobody replies to', () => {
  const answered = async (): Promise<string> => {
    const id = await submitted();
    const answer = { outcome: 'solved' as const, text: '已换灯泡', internalText: '', photos: [] };
    await town.call(wang, 'case.settle', { id, ...answer });
    return id;
  };

  it('closes after seven days, tells the resident, and still lets them rate it', async () => {
    const id = await answered();
    await goTo('2026-11-30 09:00');
    expect((await detail(id)).state).toBe('answered');
    await goTo('2026-12-01 10:00');
    expect(await detail(id)).toMatchObject({ state: 'closed', can: ['dispute', 'rate'] });
    expect((await inbox(resident, id))[0]).toBe('居民未回应，到期自动办结');
    expect((await town.call(resident, 'case.rate', { id, score: 3, text: '' })).rating).toEqual({ score: 3, text: '' });
  });

  it('loses to the resident who confirms at the same moment, or wins, and never both', async () => {
    const id = await answered();
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 8 * 86_400_000);
    const results = await Promise.allSettled([
      town.call(resident, 'case.confirm', { id, score: 5, text: '' }),
      runJobs(),
    ]);
    await town.cloud.timers.afterMove();
    const { events, state } = await storedCase(town.cloud, id);
    expect(state).toBe('closed');
    expect(events.filter(({ to, from }) => to === 'closed' && from !== 'closed')).toHaveLength(1);
    if (results[0].status === 'rejected') expect(results[0].reason).toMatchObject({ code: 'CASE_CHANGED' });
  });
});

describe('an application', () => {
  /** At the centre, to be defined. */
  const applied = async (): Promise<string> => {
    const id = await submitted({ category: 'minimumLiving' });
    await town.call(wang, 'case.apply', { id, text: '家庭困难' });
    return id;
  };
  /** On the notice boards for five working days. */
  const publicised = async (): Promise<string> => {
    const id = await applied();
    await town.call(openidOf('clerk'), 'case.define', { id, note: '材料齐全' });
    const words = { title: '低保审核公示', text: '申请人家庭符合条件', note: '同意' };
    await town.call(openidOf('townClerk'), 'case.publicise', { id, ...words });
    return id;
  };

  it('lapses when what was missing is not handed in', async () => {
    const id = await applied();
    await town.call(openidOf('clerk'), 'case.askMaterials', { id, missing: ['身份证'], note: '' });
    await goTo('2026-12-08 09:00');
    expect((await detail(id)).state).toBe('supplementing');
    await goTo('2026-12-09 10:00');
    expect(await detail(id)).toMatchObject({ state: 'closed', outcome: { kind: 'materialsMissing' } });
    expect((await inbox(resident, id))[0]).toBe('到期未补齐材料，办结');
  });

  it('goes to the district once its notice has run', async () => {
    const id = await publicised();
    await goTo('2026-12-01 17:00');
    expect((await detail(id)).state).toBe('publicised');
    await goTo('2026-12-01 17:31');
    expect(await detail(id)).toMatchObject({ state: 'deciding', holder: { code: codes.district } });
    expect(await inQueueOf(id, 'approver')).toBe(true);
  });

  it('waits on the boards as long as an objection is open, and goes on when it is answered', async () => {
    const id = await publicised();
    await town.call(neighbour, 'case.object', { id, text: '他家有两套房' });
    await goTo('2026-12-03 10:00');
    expect((await detail(id)).state).toBe('publicised');
    expect(await inQueueOf(id, 'townClerk')).toBe(true);
    const [objection] = (await storedCase(town.cloud, id)).objections;
    await town.call(openidOf('townClerk'), 'case.dismissObjection', {
      id,
      objection: objection?.id ?? '',
      text: '核实为租住',
    });
    await runJobs();
    expect((await detail(id)).state).toBe('deciding');
  });
});

describe('a pause', () => {
  it('ends by itself when it was to end, though the timer was down, and gives back what was left', async () => {
    const id = await submitted();
    await town.call(wang, 'case.accept', { id });
    await town.call(wang, 'case.askPause', { id, reason: '等配件', days: 2 });
    await town.call(openidOf('chen'), 'case.agreePause', { id });
    await goTo('2026-11-27 16:00');
    expect(await ticks(id)).toEqual(['resume']);
    // From the agreement, seconds after it was asked for, two working days stood still.
    expect(await dueOf(id)).toMatch(/^2026-12-01 17:(29|30)$/);
  });
});

describe('a timer that was down for three days', () => {
  it('catches up once: the newest things and no reminder of what is over, then nothing more', async () => {
    const id = await submitted();
    await goTo('2026-11-27 09:30');
    expect(await ticks(id)).toEqual(['overdue', 'climb', 'climb', 'climb']);
    for (const who of ['wang', 'clerk', 'office', 'approver'] as const) expect(await inQueueOf(id, who)).toBe(true);
    await runJobs();
    await goTo('2026-11-27 15:30');
    expect(await ticks(id)).toHaveLength(4);
  });

  it('doubles nothing when several of it wake at one instant', async () => {
    const ids = [await submitted(), await submitted(), await submitted({ urgent: true })];
    // The clock's move wakes the timer itself; two more run at the same time.
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 3 * 86_400_000);
    await Promise.all([runJobs(), runJobs(), town.cloud.timers.afterMove()]);
    await runJobs();
    for (const id of ids) {
      const { events } = await storedCase(town.cloud, id);
      const requests = events.map(({ request }) => request);
      expect(new Set(requests).size).toBe(requests.length);
      expect(events.filter(({ action }) => action === 'overdue' || action === 'autoAlarm')).toHaveLength(1);
      const titles = await inbox(wang, id);
      expect(titles.filter((title) => title === '超过时限，已催办').length).toBeLessThanOrEqual(1);
    }
    expect(await ticks(ids[0] ?? '')).toEqual(['overdue', 'climb', 'climb', 'climb']);
  });
});
