import { firstBrokenEvent } from '../../../cloudfunctions/case/events';
import type { ActionName, OutputOf } from '../../../miniprogram/services/api';
import { CloudError } from '../../../miniprogram/services/cloud-error';
import { storedCase } from '../../support/case-steps';
import { codes, openidOf, type SmallTown, startSmallTown, submission } from '../../support/small-town';
import { entry, FlakyPhone, seeded } from './support';

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown({ functions: ['case', 'account', 'notice', 'patrol', 'visit'] });
}, 120_000);
afterAll(() => town.close());

const wang = openidOf('wang');
const now = (): number => Date.now() + town.cloud.clock.offsetMs;

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
    const phone = new FlakyPhone(seeded(7), now, ({ action, id }, input, doneAt) => send(action, input, id, doneAt));
    const ids: string[] = [];
    for (let index = 0; index < cases; index++) ids.push(await submitted(`第 ${index} 件：路边垃圾没有清运`));

    // Two hours without a signal: each case accepted, some words to the resident, settled; and finds of one's own.
    const at = now();
    const { store } = phone.start();
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
    const steps = store.list().length;
    await town.cloud.advance(2 * 3_600_000);

    await phone.runUntilSent();

    expect(phone.storage.rows.size).toBe(0);
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
    expect(steps).toBeGreaterThan(100);
    for (const count of Object.values(phone.counts)) expect(count).toBeGreaterThan(5);
  }, 240_000);

  it('so do rounds with what was seen on them, and visits', async () => {
    const [rounds, notes, homes] = [8, 6, 24];
    const households: string[] = [];
    for (let index = 0; index < homes; index++) {
      const people = [{ name: '王桂兰', phone: '', birthYear: null, relation: '' }];
      const changes = { address: `${index + 1}栋101`, people };
      households.push(
        (await town.call(wang, 'visit.save', { id: null, grid: codes.westGrid, edition: 0, changes })).id,
      );
    }
    const phone = new FlakyPhone(seeded(11), now, ({ action, id }, input, doneAt) => send(action, input, id, doneAt));
    const { store } = phone.start();
    const at = now();
    for (let index = 0; index < rounds; index++) {
      const id = idOf('round', index);
      const kept = { at: at + index, subject: `patrol:${id}` };
      store.add(entry({ ...kept, id, action: 'patrol.start', input: { id, grid: codes.westGrid, point: null } }));
      for (let note = 0; note < notes; note++) {
        const input = { patrol: id, id: idOf(`note-${note}`, index), text: `第 ${note} 处`, photos: [], point: null };
        store.add(entry({ ...kept, id: idOf(`tap-${note}`, index), action: 'patrol.note', input }));
      }
      store.add(entry({ ...kept, id: idOf('end', index), action: 'patrol.finish', input: { patrol: id } }));
    }
    for (const [index, household] of households.entries()) {
      const input = { household, id: idOf('visit', index), kind: 'met', text: '', photos: [], need: '' };
      store.add(entry({ at, subject: household, id: idOf('seen', index), action: 'visit.record', input }));
    }
    await town.cloud.advance(2 * 3_600_000);
    await phone.runUntilSent();

    expect(phone.storage.rows.size).toBe(0);
    const { patrols } = await town.call(wang, 'patrol.recent', {});
    expect(patrols).toHaveLength(rounds);
    const expected = Array.from({ length: notes }, (_, note) => `第 ${note} 处`);
    for (const patrol of patrols) {
      expect(patrol.notes.map(({ text }) => text)).toEqual(expected);
      expect(patrol.ended).toBe(patrol.started);
    }
    for (const id of households) expect((await town.call(wang, 'visit.household', { id })).visits).toHaveLength(1);
    for (const count of Object.values(phone.counts)) expect(count).toBeGreaterThan(5);
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
