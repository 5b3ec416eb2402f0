import { CloudError } from '../../../miniprogram/services/cloud-error';
import { PendingSender, type Wire } from '../../../miniprogram/services/pending/sender';
import { PendingStore } from '../../../miniprogram/services/pending/store';
import { entry, offline, PhoneStorage, wireWith } from './support';

let storage: PhoneStorage;
beforeEach(() => {
  storage = new PhoneStorage();
});

function phone(parts: Partial<Wire>) {
  const store = new PendingStore(storage);
  return { store, sender: new PendingSender(store, wireWith(parts)) };
}

it('is kept without a signal and goes up in order when it is back, after the app was killed', async () => {
  const { sender } = phone({ send: () => Promise.reject(offline()) });
  expect(await sender.perform(entry({ id: 'first' }))).toEqual({ state: 'waiting' });
  expect(await sender.perform(entry({ id: 'second' }))).toEqual({ state: 'waiting' });

  const sent: string[] = [];
  const again = phone({ send: async ({ id }) => void sent.push(id) });
  await again.sender.wake();
  expect(sent).toEqual(['first', 'second']);
  expect(storage.rows.size).toBe(0);
});

it('answers the page that looks on with what the server said', async () => {
  const { sender } = phone({ send: async ({ id }) => ({ id }) });
  expect(await sender.perform(entry({ id: 'first' }))).toEqual({ state: 'sent', output: { id: 'first' } });
});

it('keeps a refusal with both sides and holds what follows on its case alone', async () => {
  const sent: string[] = [];
  const forgotten: string[] = [];
  let refuses = true;
  let reachable = false;
  const { store, sender } = phone({
    async send({ id }) {
      if (!reachable) throw offline();
      sent.push(id);
      if (id === 'accept' && refuses) throw new CloudError('CASE_CHANGED', '这件事刚有了新进展');
    },
    meanwhile: async () => ['现在：已转给第二网格'],
    forget: (path) => void forgotten.push(path),
  });
  await sender.perform(entry({ id: 'accept', photos: [{ path: 'a.jpg', fileID: '' }] }));
  await sender.perform(entry({ id: 'settle' }));
  await sender.perform(entry({ id: 'other', subject: 'case-2' }));
  reachable = true;
  await sender.wake();
  expect(sent).toEqual(['accept', 'other']);
  expect(store.find('accept')?.refusal).toEqual({
    code: 'CASE_CHANGED',
    message: '这件事刚有了新进展',
    now: ['现在：已转给第二网格'],
  });
  expect(store.find('settle')).toBeDefined();

  // Once more, as it is: then what it held.
  refuses = false;
  sender.retry('accept');
  await sender.wake();
  expect(sent).toEqual(['accept', 'other', 'accept', 'settle']);
  expect(store.list()).toEqual([]);
  expect(forgotten).toEqual(['a.jpg']);
});

it('goes on behind a refusal that was given up, and keeps its photos for the form', async () => {
  const forgotten: string[] = [];
  const sent: string[] = [];
  const { store, sender } = phone({
    async send({ id }) {
      if (id === 'settle') throw new CloudError('BAD_INPUT', '请填写办理情况');
      sent.push(id);
    },
    forget: (path) => void forgotten.push(path),
  });
  const photos = [{ path: 'a.jpg', fileID: '' }];
  const outcome = await sender.perform(entry({ id: 'settle', photos }));
  expect(outcome).toMatchObject({ state: 'refused', error: { code: 'BAD_INPUT' } });
  await sender.perform(entry({ id: 'reply' }));
  expect(sent).toEqual([]);
  sender.giveUp('settle', true);
  await sender.wake();
  expect(sent).toEqual(['reply']);
  expect(store.list()).toEqual([]);
  expect(forgotten).toEqual([]);
});

it('waits with growing pauses while the server is busy, and never drops', async () => {
  const pauses: number[] = [];
  let run = () => undefined as unknown;
  const { store, sender } = phone({
    send: () => Promise.reject(new CloudError('BUSY', '系统繁忙')),
    later(milliseconds, next) {
      pauses.push(milliseconds);
      run = next;
    },
  });
  await sender.perform(entry({ id: 'first' }));
  for (let time = 0; time < 6; time++) {
    run();
    await sender.wake();
  }
  expect(pauses.slice(0, 3)).toEqual([5_000, 15_000, 45_000]);
  expect(Math.max(...pauses)).toBe(300_000);
  expect(store.find('first')?.refusal).toBeUndefined();
});

it('lets one that the server cannot handle stand aside for other cases', async () => {
  const sent: string[] = [];
  const { store, sender } = phone({
    async send({ id, subject }) {
      if (subject === 'case-1') throw new CloudError('INTERNAL', '系统出了点问题');
      sent.push(id);
    },
  });
  await sender.perform(entry({ id: 'a' }));
  await sender.perform(entry({ id: 'b' }));
  await sender.perform(entry({ id: 'c', subject: 'case-2' }));
  expect(sent).toEqual(['c']);
  expect(store.list().map(({ id }) => id)).toEqual(['a', 'b']);
});

it('uploads each photo once and puts its file id where the path was, however deep', async () => {
  const uploads: string[] = [];
  let network = 1;
  let got: unknown;
  const { sender } = phone({
    async upload(path) {
      if (network-- <= 0) throw offline();
      uploads.push(path);
      return `cloud://${path}`;
    },
    async send(_entry, input) {
      got = input;
    },
  });
  const photos = ['a.jpg', 'b.jpg'].map((path) => ({ path, fileID: '' }));
  await sender.perform(
    entry({ id: 'patrol', photos, input: { points: [{ photos: ['a.jpg'] }, { photos: ['b.jpg'] }] } }),
  );
  expect(uploads).toEqual(['a.jpg']);
  network = 9;
  await sender.wake();
  expect(uploads).toEqual(['a.jpg', 'b.jpg']);
  expect(got).toEqual({ points: [{ photos: ['cloud://a.jpg'] }, { photos: ['cloud://b.jpg'] }] });
});

it('says when a photo is gone from the phone instead of waiting for it for ever', async () => {
  const { store, sender } = phone({ isKept: () => false });
  await sender.perform(entry({ id: 'settle', photos: [{ path: 'a.jpg', fileID: '' }] }));
  expect(store.find('settle')?.refusal?.code).toBe('PHOTO_GONE');
});

it("never sends another person's, and leaves it where it is", async () => {
  const sent: string[] = [];
  const { store, sender } = phone({ send: async ({ id }) => void sent.push(id) });
  await sender.perform(entry({ id: 'of-li', person: 'li', subject: 'case-2' }));
  await sender.perform(entry({ id: 'of-wang' }));
  expect(sent).toEqual(['of-wang']);
  expect(store.list().map(({ id }) => id)).toEqual(['of-li']);
});

it('says when it was done, unless that is now, long ago, or not believed', async () => {
  const hour = 3_600_000;
  const times: Array<number | undefined> = [];
  const { sender } = phone({
    now: () => 200 * hour,
    async send({ id }, _input, doneAt) {
      times.push(doneAt);
      if (id === 'fast-clock' && doneAt !== undefined) {
        throw new CloudError('BAD_INPUT', '手机的时间不对', { field: 'doneAt' });
      }
    },
  });
  await sender.perform(entry({ id: 'now', at: 200 * hour }));
  await sender.perform(entry({ id: 'earlier', at: 198 * hour }));
  await sender.perform(entry({ id: 'long-ago', at: 0 }));
  await sender.perform(entry({ id: 'fast-clock', at: 198 * hour }));
  expect(times).toEqual([undefined, 198 * hour, undefined, 198 * hour, undefined]);
});

it('goes on to what follows on what it made, where that may still be done', async () => {
  const sent: unknown[] = [];
  let can = ['alarm'];
  const { store, sender } = phone({
    async send({ action }, input) {
      sent.push([action, input]);
      return { id: 'case-9', can };
    },
  });
  const next = { id: 'the-alarm', action: 'case.alarm' as const, input: { text: '冒烟' }, words: '报警' };
  const outcome = await sender.perform(entry({ id: 'register', action: 'case.register', subject: 'register', next }));
  expect(sent).toEqual([
    ['case.register', {}],
    ['case.alarm', { text: '冒烟', id: 'case-9' }],
  ]);
  expect(outcome.state).toBe('sent');
  can = [];
  await sender.perform(entry({ id: 'register-2', action: 'case.register', subject: 'register-2', next }));
  expect(sent).toHaveLength(3);
  expect(store.list()).toEqual([]);
});

it('keeps nothing and says so where the phone has no room', () => {
  storage.beforeWrite = () => {
    throw new Error('exceed storage max size 10Mb');
  };
  const { store, sender } = phone({});
  expect(() => sender.perform(entry({ id: 'first' }))).toThrow('exceed');
  expect(store.list()).toEqual([]);
});
