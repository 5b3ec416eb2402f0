import type { TestCloud } from '../../support/local-cloud';
import { startFixtureCloud } from './fixture-cloud';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Firing {
  function: string;
  Type: string;
  TriggerName: string;
  Time: string;
  now: string;
  openid: string | null;
  source: string;
}

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud({ collections: [{ name: 'firings', indexes: [] }] });
});
afterAll(() => cloud.close());
beforeEach(async () => {
  // 01:50 in Shanghai: ten minutes before the nightly timer, on a quarter never.
  await moveTo('2099-05-01T01:50:30+08:00');
  await drain();
});

async function moveTo(now: string): Promise<Array<{ function: string; dueAt: string; ok: boolean }>> {
  const response = await fetch(`${cloud.url}/local/clock`, { method: 'POST', body: JSON.stringify({ now }) });
  return ((await response.json()) as { fired: Array<{ function: string; dueAt: string; ok: boolean }> }).fired;
}

/** The notes the functions kept since the last look. */
async function drain(): Promise<Firing[]> {
  const query = { collectionName: 'firings', queryType: 'WHERE', limit: 1000 };
  const { body } = await cloud.database.handle('database.getDocument', query, 'test');
  const list = (body as { data: { list: string[] } }).data.list.map(
    (text) => JSON.parse(text) as Firing & { _id: string },
  );
  for (const { _id } of list) {
    const one = { collectionName: 'firings', queryType: 'DOC', query: JSON.stringify({ _id }), multi: false };
    await cloud.database.handle('database.removeDocument', one, 'test');
  }
  return list;
}

test('a timer fires at its time in Shanghai, with the platform’s event and no openid', async () => {
  await moveTo('2099-05-01T02:00:00+08:00');
  const [nightly] = (await drain()).filter((firing) => firing.function === 'nightly');
  expect(nightly).toMatchObject({ Type: 'Timer', TriggerName: 'atTwo', openid: null, source: 'wx_trigger' });
  expect(nightly?.Time).toBe('2099-04-30T18:00:00.000Z');
});

test('a second before its time it does not fire', async () => {
  expect(await moveTo('2099-05-01T01:59:59+08:00')).toEqual([]);
});

test('moving over many of its times fires it once, the earliest missed first', async () => {
  const fired = await moveTo('2099-05-04T12:00:00+08:00');
  expect(fired.map((timer) => [timer.function, timer.dueAt, timer.ok])).toEqual([
    ['nightly', '2099-04-30T18:00:00.000Z', true],
    ['quarterly', '2099-04-30T18:00:00.000Z', true],
  ]);
  expect((await drain()).map((firing) => firing.function).sort()).toEqual(['nightly', 'quarterly']);
});

test('several moves fire it each time, and the function’s own clock has moved', async () => {
  await cloud.advance(day);
  await cloud.advance(day);
  const nights = (await drain()).filter((firing) => firing.function === 'nightly');
  expect(nights.map((firing) => Date.parse(firing.now) - Date.parse('2099-05-01T01:50:30+08:00') >= day)).toEqual([
    true,
    true,
  ]);
});

test('the timer with the earlier time goes first', async () => {
  await moveTo('2099-05-01T02:05:00+08:00');
  const fired = await moveTo('2099-05-02T02:30:00+08:00');
  expect(fired.map((timer) => timer.function)).toEqual(['quarterly', 'nightly']);
});

test('moving back fires nothing, and the same times come again', async () => {
  await moveTo('2099-05-01T02:05:00+08:00');
  expect(await moveTo('2099-05-01T01:50:30+08:00')).toEqual([]);
  expect((await moveTo('2099-05-01T02:05:00+08:00')).map((timer) => timer.function)).toEqual(['nightly', 'quarterly']);
});

test('a timer can be fired by hand', async () => {
  const response = await fetch(`${cloud.url}/local/timers/nightly`, { method: 'POST' });
  expect(await response.json()).toMatchObject({ fired: [{ function: 'nightly', trigger: 'atTwo', ok: true }] });
  expect(await drain()).toMatchObject([{ function: 'nightly', TriggerName: 'atTwo', source: 'wx_trigger' }]);
});

test('a timer that fails or is missing is told', async () => {
  const response = await fetch(`${cloud.url}/local/timers/nobody`, { method: 'POST' });
  expect(await response.json()).toMatchObject({ fired: [{ ok: false, error: { code: 'FUNCTION_NOT_FOUND' } }] });
});

test('the next times are listed', async () => {
  const list = (await (await fetch(`${cloud.url}/local/timers`)).json()) as unknown;
  expect(list).toEqual([
    { function: 'nightly', trigger: 'atTwo', config: '0 0 2 * * * *', nextAt: '2099-04-30T18:00:00.000Z' },
    { function: 'quarterly', trigger: 'everyQuarter', config: '0 */15 * * * * *', nextAt: '2099-04-30T18:00:00.000Z' },
  ]);
});

describe('the clock of a function', () => {
  interface Answer {
    now: number;
    date: string;
    text: string;
  }

  test('is the movable one, in every form of Date', async () => {
    const { now, date, text } = await cloud.invoke<Answer>('whoami', {}, { openid: 'oWang' });
    for (const read of [now, new Date(date).getTime(), new Date(text).getTime()]) {
      expect(Math.abs(read - cloud.clock.now())).toBeLessThan(minute);
    }
  });

  test('follows a move in an instance that runs already', async () => {
    const before = await cloud.invoke<Answer>('whoami', {}, { openid: 'oWang' });
    await cloud.advance(5 * day);
    const after = await cloud.invoke<Answer>('whoami', {}, { openid: 'oWang' });
    expect(after.now - before.now).toBeGreaterThanOrEqual(5 * day);
  });
});

describe('/local/clock', () => {
  const post = (body: object) => fetch(`${cloud.url}/local/clock`, { method: 'POST', body: JSON.stringify(body) });
  const read = async () =>
    (await (await fetch(`${cloud.url}/local/clock`)).json()) as { now: string; offsetMs: number };

  test('is moved by a time span, to a time, and back to the real one', async () => {
    const { offsetMs } = await read();
    await post({ advanceMs: hour });
    expect((await read()).offsetMs).toBe(offsetMs + hour);
    await post({ now: '2099-06-01T00:00:00Z' });
    expect((await read()).now).toMatch(/^2099-06-01T00:00/);
    await post({ reset: true });
    expect((await read()).offsetMs).toBe(0);
  });

  test.each([{}, { advanceMs: 'soon' }, { now: 'never' }, { advanceMs: null }])('refuses %j', async (body) => {
    expect((await post(body)).status).toBe(400);
  });
});
