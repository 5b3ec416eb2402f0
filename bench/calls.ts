import { gridCount, leader, officerOf, pointIn } from './big-town';
import { type Callers, mean, percentile, tap } from './callers';
import type { Job, Seen } from './load';
import type { Report } from './report';

type Call = Job['calls'][number];

export const submitCall = (index: number, requestId = tap()): Call => ({
  functionName: 'case',
  openid: `bench-caller-${index % 500}`,
  event: {
    action: 'submit',
    requestId,
    data: {
      category: 'power',
      text: `楼道灯坏了三天 ${index}`,
      photos: [],
      grid: null,
      contact: null,
      urgent: false,
      notify: false,
      place: { ...pointIn(index % gridCount), address: '十里店路' },
    },
  },
});

const queueCall = (index: number): Call => ({
  functionName: 'case',
  openid: officerOf(index % gridCount),
  event: { action: 'queue', requestId: tap(), data: {} },
});

/** What is open in a whole community, for who watches over it. */
const watchedCall = (): Call => ({
  functionName: 'case',
  openid: leader,
  event: { action: 'watched', requestId: tap(), data: {} },
});

export const acceptCall = (id: string, officer: string): Call => ({
  functionName: 'case',
  openid: officer,
  event: { action: 'accept', requestId: tap(), data: { id } },
});

const locateCall = (index: number): Call => ({
  functionName: 'grid',
  openid: `bench-caller-${index % 500}`,
  event: { action: 'locate', requestId: tap(), data: pointIn(index % gridCount) },
});

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function line(report: Report, name: string, callers: number, seen: Seen, aim = ''): void {
  const failed = seen.errors.filter(Boolean);
  report.row([
    name,
    String(callers),
    (seen.latencies.length / seen.seconds).toFixed(0),
    percentile(seen.latencies, 0.5).toFixed(2),
    percentile(seen.latencies, 0.99).toFixed(2),
    mean(seen.databaseCalls).toFixed(2),
    mean(seen.documentsExamined).toFixed(1),
    failed.length ? `${failed.length} failed: ${failed[0]}` : aim,
  ]);
}

const header = ['action', 'callers', 'calls/s', 'p50 ms', 'p99 ms', 'database calls', 'examined', 'aim'];

/** Create, list, accept and grid of a point, by 1 and by 10 callers. Resolves to the list's p50 at one caller. */
export async function measureCalls(url: string, callers: Callers, report: Report): Promise<number> {
  report.table(header);
  let listP50 = Number.NaN;
  for (const count of [1, 10]) {
    const calls = count === 1 ? 1_000 : 4_000;
    // Warm: instances are up, the caller's roles and the town's settings are known.
    await callers.run({
      url,
      callers: count,
      calls: [...many(400, submitCall), ...many(200, queueCall), ...many(200, locateCall)],
    });
    const created = await callers.run({ url, callers: count, calls: many(calls, submitCall) });
    line(report, 'create', count, created, count === 10 ? '≥ 900/s, p99 ≤ 30 ms, ≤ 4 calls' : '≤ 4 calls');
    const listed = await callers.run({ url, callers: count, calls: many(calls, queueCall) });
    line(report, 'list of 20', count, listed, count === 10 ? '≥ 900/s, p99 ≤ 30 ms, 1 call' : '1 call');
    line(
      report,
      'watched, 20',
      count,
      await callers.run({ url, callers: count, calls: many(calls, watchedCall) }),
      '1 call',
    );
    if (count === 1) listP50 = percentile(listed.latencies, 0.5);
    const accepts = created.ids.flatMap((id, index) => (id ? [acceptCall(id, officerOf(index % gridCount))] : []));
    line(report, 'accept', count, await callers.run({ url, callers: count, calls: accepts }), '≤ 4 calls');
    line(
      report,
      'grid of a point',
      count,
      await callers.run({ url, callers: count, calls: many(calls, locateCall) }),
      '1 call',
    );
  }
  return listP50;
}

/** The officer's list again, when there are more cases. Resolves to its p50 at one caller. */
export async function measureList(url: string, callers: Callers, report: Report): Promise<number> {
  report.table(header);
  await callers.run({ url, callers: 1, calls: many(200, queueCall) });
  const listed = await callers.run({ url, callers: 1, calls: many(1_000, queueCall) });
  line(report, 'list of 20', 1, listed, '1 call');
  return percentile(listed.latencies, 0.5);
}
