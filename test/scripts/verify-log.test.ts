import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Case, CaseEvent, StoredEvent } from '../../cloudfunctions/case/case';
import { chainEvent } from '../../cloudfunctions/case/events';
import type { LedgerPage } from '../../cloudfunctions/case/ledger';
import { type Environment, localEnvironment } from '../../scripts/import/environment';
import { StoredLog } from '../../scripts/verify-log/stored-log';
import { verifyLog } from '../../scripts/verify-log/verify';
import { longCase } from '../support/long-case';
import { openidOf, type SmallTown, startSmallTown, submission } from '../support/small-town';

const day = 24 * 3_600_000;
const resident = 'zhang-openid';
const wang = openidOf('wang');

let town: SmallTown;
let environment: Environment;
/** An ordinary case of four steps, and one that is long. */
let short: Case;
let long: Case;

const rows = async <T>(name: string, where: object = {}): Promise<T[]> =>
  (await environment.database().collection(name).where(where).limit(500).get()).data as T[];
const caseOf = async (id: string): Promise<Case> => (await rows<Case>('cases', { _id: id }))[0] as Case;
const findings = async (known?: { number: number; hash: string }): Promise<string[]> =>
  (await verifyLog(new StoredLog(environment), known)).findings;

/** Does what no step does, right in the database; tells what is found then, and puts it back. */
async function tampering<T extends { _id: string }>(name: string, row: T, changed: T | undefined): Promise<string[]> {
  const { _id, ...whole } = row;
  const document = environment.database().collection(name).doc(_id);
  const { _id: _, ...edited } = changed ?? row;
  await (changed ? document.set(edited) : document.remove());
  try {
    return await findings();
  } finally {
    await document.set(whole);
  }
}

const withEvents = (facts: Case, events: Array<CaseEvent | undefined>): Case => ({
  ...facts,
  events: events.flatMap((event) => event ?? []),
});
const spoken = (facts: Case): string => facts.no.replace(/^(\d{4})(\d{4})(\d)$/, '$1 $2 $3');

beforeAll(async () => {
  town = await startSmallTown();
  environment = localEnvironment(town.cloud.url);
  const { id } = await town.call(resident, 'case.submit', submission());
  await town.call(wang, 'case.accept', { id });
  await town.call(wang, 'case.reply', { id, text: '明天来修', photos: [] });
  await town.call(wang, 'case.settle', { id, outcome: 'solved', text: '已换灯泡', internalText: '', photos: [] });
  const other = await longCase(town, 202);
  // Past the projector's margin, then past midnight: the long case is shortened and both are anchored.
  await town.cloud.advance(120_000);
  await town.cloud.advance(day);
  short = await caseOf(id);
  long = await caseOf(other);
});
afterAll(() => town.close());

describe('a record nobody touched', () => {
  it('is whole, with what was moved out of long cases and what the ledger holds', async () => {
    expect(long.events[0]?.seq).toBeGreaterThan(100);
    const seen = await verifyLog(new StoredLog(environment));
    expect(seen).toMatchObject({ cases: 2, findings: [] });
    expect(seen.events).toBeGreaterThanOrEqual(4 + 202);
    expect(seen.lastPage?.number).toBeGreaterThan(0);
    expect(await findings(seen.lastPage)).toEqual([]);
  });
});

describe('what is found in a case', () => {
  it('a changed word', async () => {
    const events = short.events.map((event) => (event.seq === 3 ? { ...event, publicText: '后天来修' } : event));
    expect(await tampering('cases', short, withEvents(short, events))).toEqual([
      `办件 ${spoken(short)} 第 3 步：内容或它前面的记录被改过`,
    ]);
  });

  it('a removed event', async () => {
    const events = short.events.filter((event) => event.seq !== 2);
    expect(await tampering('cases', short, withEvents(short, events))).toEqual([
      `办件 ${spoken(short)} 第 2 步：被删除`,
    ]);
  });

  it('an exchanged pair', async () => {
    const [first, second, third, ...rest] = short.events;
    expect(await tampering('cases', short, withEvents(short, [first, third, second, ...rest]))).toEqual([
      `办件 ${spoken(short)} 第 2 步：顺序被调换`,
    ]);
  });

  it('an end that was cut after it was anchored, the state with it', async () => {
    const events = short.events.slice(0, 3);
    expect(await tampering('cases', short, { ...withEvents(short, events), state: 'accepted' })).toEqual([
      expect.stringMatching(/第 \d+ 步：台账第 \d+ 页有这一步，办件里没有了/),
    ]);
  });

  it('a whole chain written anew after it was anchored', async () => {
    const anew: CaseEvent[] = [];
    for (const { hash, ...event } of short.events) {
      anew.push(chainEvent(short._id, anew.at(-1), event.seq === 4 ? { ...event, outcome: 'cannotSolve' } : event));
    }
    const found = await tampering('cases', short, withEvents(short, anew));
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/与台账第 \d+ 页不符（记录被整体改写）/);
  });

  it('a state that no step led to', async () => {
    expect(await tampering('cases', short, { ...short, state: 'withdrawn' })).toEqual([
      expect.stringContaining('办件状态 withdrawn 与最后一步'),
    ]);
  });

  it('a case that is gone', async () => {
    expect(await tampering('cases', short, undefined)).toEqual([expect.stringContaining('整件被删除')]);
  });
});

describe('what is found in events that were moved out', () => {
  const moved = async (seq: number): Promise<StoredEvent> =>
    (await rows<StoredEvent>('caseEvents', { _id: `${long._id}:${seq}` }))[0] as StoredEvent;

  it('a changed word', async () => {
    const event = await moved(50);
    expect(await tampering('caseEvents', event, { ...event, publicText: '没有这回事' })).toEqual([
      `办件 ${spoken(long)} 第 50 步：内容或它前面的记录被改过`,
    ]);
  });

  it('a removed one, first and last as well', async () => {
    for (const seq of [1, 60, (long.events[0]?.seq ?? 0) - 1]) {
      expect(await tampering('caseEvents', await moved(seq), undefined)).toEqual([
        `办件 ${spoken(long)} 第 ${seq} 步：被删除`,
      ]);
    }
  });
});

describe('what is found in the ledger', () => {
  it('a changed head, a removed page, and an end that was cut when somebody wrote it down', async () => {
    await town.cloud.advance(day);
    const pages = await rows<LedgerPage>('ledger');
    const filled = pages.find((page) => page.heads.length > 0) as LedgerPage;
    const last = pages.at(-1) as LedgerPage;
    expect(last.number).toBeGreaterThan(filled.number);
    const forged = { ...filled, heads: filled.heads.slice(1) };
    expect(await tampering('ledger', filled, forged)).toEqual([`台账第 ${filled.number} 页：内容或它前面的页被改过`]);
    expect(await tampering('ledger', filled, undefined)).toEqual([`台账第 ${filled.number} 页：被删除`]);

    await environment.database().collection('ledger').doc(last._id).remove();
    expect(await findings()).toEqual([]);
    expect(await findings(last)).toEqual([expect.stringContaining('后面的页被截去')]);
  });
});

describe('npm run verify-log', () => {
  it('tells what it found and fails, and is content with a whole record', async () => {
    const run = promisify(execFile);
    const script = ['--import', 'tsx', join(__dirname, '../../scripts/verify-log.ts'), '--url', town.cloud.url];
    expect((await run(process.execPath, script)).stdout).toMatch(/核对了 2 个办件的 \d+ 步：完好\n台账末页：\d+:/);

    const { _id, ...whole } = short;
    const document = environment.database().collection('cases').doc(_id);
    await document.set({ ...whole, events: whole.events.slice(1) });
    await expect(run(process.execPath, script)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`办件 ${spoken(short)} 第 1 步：被删除`),
    });
    await document.set(whole);
  });
});
