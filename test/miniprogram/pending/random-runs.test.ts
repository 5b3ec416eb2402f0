import fc from 'fast-check';
import { CloudError } from '../../../miniprogram/services/cloud-error';
import type { Entry } from '../../../miniprogram/services/pending/entry';
import { PendingSender } from '../../../miniprogram/services/pending/sender';
import { PendingStore } from '../../../miniprogram/services/pending/store';
import { entry, Killed, offline, PhoneStorage, wireWith } from './support';

const subjects = ['case-1', 'case-2', 'case-3'];

/** What may happen on the way to the server and back. */
const fault = fc.constantFrom('none', 'none', 'dropBefore', 'dropAfter', 'twice', 'busy', 'internal', 'late');

/** A run of a phone's life: what is done, when the app is killed, when the network is back. */
const run = fc.record({
  deeds: fc.array(
    fc.record({
      subject: fc.constantFrom(...subjects),
      photos: fc.nat(2),
      refused: fc.boolean().map((one) => one),
      refusedOften: fc.nat(6),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  faults: fc.array(fault, { maxLength: 40 }),
  /** Writes until the app is killed, each time it runs; before or after the write. */
  kills: fc.array(fc.record({ writes: fc.integer({ min: 1, max: 12 }), before: fc.boolean() }), { maxLength: 6 }),
});

const numberOf = (id: string): number => Number(id.slice('deed-'.length));

/** The server: a step under an id is taken once, whatever arrives how often. */
class ModelServer {
  readonly taken: Array<{ id: string; subject: string; input: unknown }> = [];
  readonly refusals = new Set<string>();

  constructor(private readonly refuses: ReadonlySet<string>) {}

  act({ id, subject }: Entry, input: unknown): { id: string } {
    if (this.taken.some((one) => one.id === id)) return { id };
    if (this.refuses.has(id)) {
      this.refusals.add(id);
      throw new CloudError('CASE_CHANGED', '这件事刚有了新进展');
    }
    this.taken.push({ id, subject, input });
    return { id };
  }
}

it('loses nothing, doubles nothing and keeps the order, whatever the network and the phone do', async () => {
  let killed = 0;
  let conflicts = 0;
  await fc.assert(
    fc.asyncProperty(run, async ({ deeds, faults, kills }) => {
      const storage = new PhoneStorage();
      const refuses = new Set(
        deeds.flatMap(({ refused, refusedOften }, index) => (refused && refusedOften < 2 ? [`deed-${index}`] : [])),
      );
      const server = new ModelServer(refuses);
      const faultsLeft = [...faults];
      const killsLeft = [...kills];
      const acknowledged: string[] = [];

      /** The app from its start until it is killed or has nothing more to do. */
      const live = async (work: (sender: PendingSender, store: PendingStore) => Promise<void>) => {
        let dead = false;
        const kill = killsLeft.shift();
        let writes = 0;
        const die = (): never => {
          dead = true;
          throw new Killed();
        };
        const mayDie = (before: boolean) => () => {
          if (dead) die();
          if (kill && kill.before === before && ++writes === kill.writes) die();
        };
        storage.beforeWrite = mayDie(true);
        storage.afterWrite = mayDie(false);
        const store = new PendingStore(storage);
        const alive = async <T>(value: T): Promise<T> => {
          await Promise.resolve();
          // A dead app hears of nothing any more.
          if (dead) throw new Killed();
          return value;
        };
        const sender = new PendingSender(
          store,
          wireWith({
            person: () => alive('wang'),
            upload: async (path) => {
              if (faultsLeft.shift() === 'dropBefore') throw offline();
              return alive(`cloud://${path}`);
            },
            send: async (one, input) => {
              const happens = faultsLeft.shift() ?? 'none';
              if (happens === 'dropBefore') throw offline();
              if (happens === 'busy') throw new CloudError('BUSY', '系统繁忙');
              if (happens === 'internal') throw new CloudError('INTERNAL', '系统出了点问题');
              if (happens === 'late') await alive(undefined);
              const output = server.act(one, input);
              if (happens === 'twice') server.act(one, input);
              if (happens === 'dropAfter') throw offline();
              return alive(output);
            },
          }),
        );
        await work(sender, store).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        if (dead) killed++;
      };

      // Each is tapped until the phone says that it has it: the form is still there after a kill.
      for (const [index, { subject, photos }] of deeds.entries()) {
        const id = `deed-${index}`;
        while (!acknowledged.includes(id)) {
          await live(async (sender) => {
            const kept = Array.from({ length: photos }, (_, photo) => ({ path: `${id}-${photo}.jpg`, fileID: '' }));
            const input = { photos: kept.map(({ path }) => path) };
            // Rejects or throws where it could not be kept; from here on the person relies on it.
            const outcome = sender.perform(entry({ id, subject, photos: kept, input }));
            acknowledged.push(id);
            await outcome;
          });
        }
      }
      // The network gets well; the app is opened again and again.
      for (let start = 0; start < kills.length + 2; start++) {
        await live(async (sender) => {
          for (let time = 0; time < faults.length + 2; time++) await sender.wake();
        });
      }

      const ids = server.taken.map(({ id }) => id);
      const left = new PendingStore(storage).list();
      const refused = left.filter(({ refusal }) => refusal).map(({ id }) => id);
      conflicts += refused.length;
      // Nothing doubled.
      expect(new Set(ids).size).toBe(ids.length);
      // Nothing lost: taken, or kept with its refusal, or held behind one on its case.
      expect([...ids, ...left.map(({ id }) => id)].sort()).toEqual(deeds.map((_, index) => `deed-${index}`).sort());
      expect(refused.sort()).toEqual([...server.refusals].sort());
      for (const one of left.filter(({ refusal }) => !refusal)) {
        expect(left.some(({ refusal, subject, seq }) => refusal && subject === one.subject && seq < one.seq)).toBe(
          true,
        );
      }
      // In order within a case.
      for (const subject of subjects) {
        const order = server.taken.filter((one) => one.subject === subject).map(({ id }) => numberOf(id));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
      // A refusal holds what was done after it on the same case.
      for (const one of left.filter(({ refusal }) => refusal)) {
        const later = server.taken.filter(
          ({ id, subject }) => subject === one.subject && numberOf(id) > numberOf(one.id),
        );
        expect(later).toEqual([]);
      }
      // With file ids, never with a path of the phone.
      expect(JSON.stringify(server.taken.map(({ input }) => input))).not.toMatch(/"deed/);
    }),
    { numRuns: 4000 },
  );
  // The runs did what they are for.
  expect(killed).toBeGreaterThan(1000);
  expect(conflicts).toBeGreaterThan(500);
}, 240_000);
