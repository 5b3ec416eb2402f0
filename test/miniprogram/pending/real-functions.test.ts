import { firstBrokenEvent } from '../../../cloudfunctions/case/events';
import type { ActionName, OutputOf } from '../../../miniprogram/services/api';
import { CloudError } from '../../../miniprogram/services/cloud-error';
import type { Entry } from '../../../miniprogram/services/pending/entry';
import { PendingSender } from '../../../miniprogram/services/pending/sender';
import { PendingStore } from '../../../miniprogram/services/pending/store';
import { storedCase } from '../../support/case-steps';
import { codes, openidOf, type SmallTown, startSmallTown, submission } from '../../support/small-town';
import { entry, Killed, offline, PhoneStorage, wireWith } from './support';

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown({ functions: ['case', 'account', 'notice'] });
}, 120_000);
afterAll(() => town.close());

const wang = openidOf('wang');

interface Reply {
  data?: unknown;
  error?: { code: string; message: string; details?: Record<string, unknown> };
}

/** One call as services/cloud.ts makes it, with the time it was done. */
async function send(action: ActionName, data: unknown, requestId: string, doneAt?: number): Promise<unknown> {
  const [name = '', verb] = action.split('.');
  const event = { action: verb, data, requestId, ...(doneAt === undefined ? {} : { doneAt }) };
  const { data: output, error } = await town.cloud.invoke<Reply>(name, event, { openid: wang });
  if (error) throw new CloudError(error.code, error.message, error.details);
  return output;
}

async function submitted(text: string): Promise<string> {
  return (await town.call(openidOf('resident'), 'case.submit', submission({ text }))).id;
}

/** Small and repeatable. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** The words of every case that lies with the officer. */
async function allHeld(): Promise<string[]> {
  const texts: string[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const { items, next }: OutputOf<'case.held'> = await town.call(wang, 'case.held', before ? { before } : {});
    texts.push(...items.map(({ text }) => text));
    before = next;
  }
  return texts;
}

const idOf = (name: string, index: number) => `${name}-${String(index).padStart(4, '0')}-request`;

describe('what waited on a phone, sent to the real functions', () => {
  it('arrives once and in order over a network that loses, doubles and delays, from an app that is killed', async () => {
    const cases = 16;
    const replies = 5;
    const random = seeded(7);
    const storage = new PhoneStorage();
    const ids: string[] = [];
    for (let index = 0; index < cases; index++) ids.push(await submitted(`第 ${index} 件：路边垃圾没有清运`));
    const counts = { steps: 0, lost: 0, unanswered: 0, twice: 0, killed: 0 };

    let writesLeft = Number.POSITIVE_INFINITY;
    storage.afterWrite = () => {
      if (--writesLeft <= 0) throw new Killed();
    };
    const started = () => {
      const store = new PendingStore(storage);
      const sender = new PendingSender(
        store,
        wireWith({
          now: () => Date.now() + town.cloud.clock.offsetMs,
          send: async ({ action, id }: Entry, input, doneAt) => {
            if (writesLeft <= 0) throw new Killed();
            const chance = random();
            if (chance < 0.2) {
              counts.lost++;
              throw offline();
            }
            const output = await send(action, input, id, doneAt);
            if (chance < 0.4) {
              counts.unanswered++;
              throw offline();
            }
            if (chance > 0.9) {
              counts.twice++;
              return send(action, input, id, doneAt);
            }
            return output;
          },
        }),
      );
      return { store, sender };
    };

    // Two hours without a signal: each case accepted, some words to the resident, settled; and finds of one's own.
    const at = Date.now() + town.cloud.clock.offsetMs;
    const { store } = started();
    for (const [index, subject] of ids.entries()) {
      const kept = { at, subject };
      store.add(entry({ ...kept, id: idOf('accept', index), action: 'case.accept', input: { id: subject } }));
      for (let reply = 0; reply < replies; reply++) {
        const input = { id: subject, text: `第 ${reply} 次回复`, photos: [] };
        store.add(entry({ ...kept, id: idOf(`reply-${reply}`, index), action: 'case.reply', input }));
      }
      const input = { id: subject, outcome: 'solved', text: '已经清运', internalText: '', photos: [] };
      store.add(entry({ ...kept, id: idOf('settle', index), action: 'case.settle', input }));
      const found = {
        category: submission().category,
        text: `巡查发现 ${index}`,
        photos: [],
        place: null,
        contact: null,
      };
      store.add(
        entry({
          ...kept,
          id: idOf('register', index),
          subject: idOf('register', index),
          action: 'case.register',
          input: { ...found, grid: codes.westGrid, urgent: false, onBehalf: false },
        }),
      );
    }
    counts.steps = store.list().length;
    await town.cloud.advance(2 * 3_600_000);

    for (let start = 0; start < 2000 && storage.rows.size > 0; start++) {
      writesLeft = random() < 0.3 ? Math.ceil(random() * 3) : Number.POSITIVE_INFINITY;
      const { sender } = started();
      await sender.wake();
      if (writesLeft <= 0) counts.killed++;
    }

    expect(storage.rows.size).toBe(0);
    for (const id of ids) {
      const { timeline } = await town.call(wang, 'case.detail', { id });
      const steps = [...timeline].reverse().map(({ text, title }) => text || title);
      expect(steps.slice(1)).toEqual([
        expect.stringContaining('受理'),
        ...Array.from({ length: replies }, (_, reply) => `第 ${reply} 次回复`),
        '已经清运',
      ]);
      expect(timeline[0]?.when).toMatch(/现场完成，.*上传$/);
    }
    const found = (await allHeld()).filter((text) => text.startsWith('巡查发现'));
    expect(new Set(found).size).toBe(cases);
    expect(found).toHaveLength(cases);
    expect(counts.steps).toBeGreaterThan(100);
    for (const count of [counts.lost, counts.unanswered, counts.twice, counts.killed]) expect(count).toBeGreaterThan(5);
  }, 240_000);
});

describe('when it was done', () => {
  it('is recorded and shown, tied into the record, and refused where it cannot be', async () => {
    const id = await submitted('楼道灯不亮');
    const at = Date.now() + town.cloud.clock.offsetMs;
    await send('case.accept', { id }, 'accept-on-the-spot', at - 3_600_000);
    const { timeline } = await town.call(wang, 'case.detail', { id });
    expect(timeline[0]?.when).toMatch(/^今天 \d\d:\d\d 现场完成，\d\d:\d\d 上传$/);
    const facts = await storedCase(town.cloud, id);
    expect(facts.events[1]?.doneAt?.getTime()).toBe(at - 3_600_000);
    expect(firstBrokenEvent(id, facts.events)).toBeUndefined();
    for (const doneAt of [at + 3_600_000, at - 8 * 86_400_000]) {
      await expect(
        send('case.reply', { id, text: '稍等', photos: [] }, 'reply-on-the-spot', doneAt),
      ).rejects.toMatchObject({
        code: 'BAD_INPUT',
        details: { field: 'doneAt' },
      });
    }
  });
});

describe('#case.details', () => {
  it('gives the staff several cases in one call, and nobody what they may not see', async () => {
    const ids = [await submitted('墙皮脱落'), await submitted('井盖松动')];
    const { views } = await town.call(wang, 'case.details', { ids });
    expect(views.map(({ id }) => id)).toEqual(ids);
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(2);
    expect((await town.call(openidOf('zhao'), 'case.details', { ids })).views).toEqual([]);
    await expect(town.call(openidOf('resident'), 'case.details', { ids })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
