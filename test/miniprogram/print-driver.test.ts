import { RunDriver } from '../../miniprogram/packages/print/driver';
import type { RunView } from '../../miniprogram/packages/print/types';

const view = (id: string, done: number, over: Partial<RunView> = {}): RunView => ({
  id,
  community: id,
  communityName: '',
  pieces: [],
  state: done === 3 ? 'done' : 'running',
  done,
  total: 3,
  doing: '',
  elsewhere: false,
  documents: [],
  startedBy: '',
  startedAt: 0,
  ...over,
});

/** Answers of the function are given by hand. */
function handDriven() {
  const shown: string[] = [];
  const asked: Array<{ run: string; answer(run: RunView): void; fail(error: Error): void }> = [];
  const waits: number[] = [];
  const driver = new RunDriver({
    advance: (run) => new Promise((answer, fail) => asked.push({ run, answer, fail })),
    show: ({ id, done }) => shown.push(`${id} ${done}`),
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  return { driver, shown, asked, waits };
}
const settled = () => new Promise((done) => setImmediate(done));

describe('driving print runs', () => {
  it('asks step by step until it is done, and waits where another phone is at it', async () => {
    const { driver, shown, asked, waits } = handDriven();
    const end = driver.drive('west');
    asked[0]?.answer(view('west', 1, { elsewhere: true }));
    await settled();
    asked[1]?.answer(view('west', 3));
    await expect(end).resolves.toBe('done');
    expect(shown).toEqual(['west 1', 'west 3']);
    expect(waits).toEqual([4000]);
  });

  it('begins another community’s run at once, and shows nothing of the former one any more', async () => {
    const { driver, shown, asked } = handDriven();
    const former = driver.drive('west');
    driver.leave();
    const end = driver.drive('east');
    asked[0]?.answer(view('west', 1));
    asked[1]?.answer(view('east', 3));
    await expect(former).resolves.toBe('left');
    await expect(end).resolves.toBe('done');
    expect(shown).toEqual(['east 3']);
    expect(asked).toHaveLength(2);
  });

  it('tells a failure, but not one of a run that was left', async () => {
    const { driver, asked } = handDriven();
    const failing = driver.drive('west');
    asked[0]?.fail(new Error('offline'));
    await expect(failing).rejects.toThrow('offline');
    const left = driver.drive('west');
    driver.leave();
    asked[1]?.fail(new Error('offline'));
    await expect(left).resolves.toBe('left');
  });
});
