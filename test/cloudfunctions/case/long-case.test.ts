import type { Case, StoredEvent } from '../../../cloudfunctions/case/case';
import { firstBrokenEvent } from '../../../cloudfunctions/case/events';
import { layReplies, longCase } from '../../support/long-case';
import { openidOf, type SmallTown, startSmallTown } from '../../support/small-town';
import { storedRows } from '../../support/stored-rows';

const resident = 'zhang-openid';
const wang = openidOf('wang');
const minute = 60_000;

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const runJobs = () => town.cloud.invoke('jobs', {}, { source: 'timer' });
const reply = (id: string, text: string) => town.call(wang, 'case.reply', { id, text, photos: [] });
const stored = async (id: string): Promise<Case> =>
  (await storedRows<Case>(town.cloud, 'cases', { _id: id }))[0] as Case;
const moved = async (id: string): Promise<StoredEvent[]> =>
  (await storedRows<StoredEvent>(town.cloud, 'caseEvents', { caseId: id })).sort((a, b) => a.seq - b.seq);

/** The whole record, from both places, is one chain. */
async function expectWhole(id: string, length: number): Promise<void> {
  const { events } = await stored(id);
  const first = events[0]?.seq ?? 1;
  const old = (await moved(id)).filter(({ seq }) => seq < first).map(({ _id, caseId, ...event }) => event);
  expect([...old, ...events].map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, index) => index + 1));
  expect(firstBrokenEvent(id, [...old, ...events])).toBeUndefined();
  expect(firstBrokenEvent(id, events, old.at(-1))).toBeUndefined();
}

describe('a long case', () => {
  it('keeps its newest hundred events, and the chain goes on', async () => {
    const id = await longCase(town, 201);
    await town.cloud.advance(2 * minute);
    expect((await stored(id)).events).toHaveLength(100);
    expect(await moved(id)).toHaveLength(101);
    await reply(id, '接着办');
    await expectWhole(id, 202);
  });

  it('shows the newest, says there are older ones, and gives them fifty at a time to who may see it', async () => {
    const id = await longCase(town, 202);
    await town.cloud.advance(2 * minute);
    const { timeline, older } = await town.call(resident, 'case.detail', { id });
    expect(timeline).toHaveLength(100);
    expect(older).toBe(timeline.at(-1)?.seq);

    const seen: number[] = [];
    for (let next: number | null = older; next; ) {
      const page: { items: Array<{ seq: number; title: string }>; next: number | null } = await town.call(
        resident,
        'case.olderEvents',
        { id, before: next },
      );
      expect(town.cloud.cost).toEqual({ databaseCalls: 2, documentsExamined: 1 + page.items.length });
      seen.push(...page.items.map(({ seq }) => seq));
      next = page.next;
      if (!next) expect(page.items.at(-1)?.title).toBe('您提交');
    }
    expect(seen).toEqual(Array.from({ length: 102 }, (_, index) => 102 - index));
    await expect(town.call('stranger-openid', 'case.olderEvents', { id, before: 50 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('survives a copying that was cut off, and steps at the same moment', async () => {
    const id = await longCase(town, 205);
    const { events } = await stored(id);
    const copies = events.slice(0, 30).map((event) => ({ _id: `${id}:${event.seq}`, caseId: id, ...event }));
    town.cloud.database.insertMany('caseEvents', copies);
    const taken = Promise.all(Array.from({ length: 4 }, (_, index) => reply(id, `同时 ${index}`)));
    await Promise.all([town.cloud.advance(2 * minute), runJobs(), taken]);
    await town.cloud.advance(2 * minute);
    expect((await stored(id)).events.length).toBeLessThan(120);
    await expectWhole(id, 209);
  });

  it('is still seen by staff whose steps have moved out', async () => {
    const id = await longCase(town, 20);
    await town.call(wang, 'case.transfer', { id, target: '340104100002001', reason: '地点在东边' });
    const zhao = openidOf('zhao');
    await town.call(zhao, 'case.accept', { id });
    await town.call(zhao, 'case.reply', { id, text: '第 23 步', photos: [] });
    await layReplies(town, id, 201);
    await town.cloud.advance(2 * minute);
    expect((await stored(id)).events[0]?.seq).toBe(102);
    expect(await town.call(wang, 'case.detail', { id })).toMatchObject({ id, can: [] });
  });
});
