import { CloudError } from '../cloud-error';
import type { Entry, Outcome } from './entry';
import type { PendingStore } from './store';

/** The way out of the phone. Everything rejects with `CloudError`; no answer is `OFFLINE`. */
export interface Wire {
  /** The person the platform says this phone is. */
  person(): Promise<string>;
  upload(path: string): Promise<string>;
  isKept(path: string): boolean;
  forget(path: string): void;
  /** @param doneAt milliseconds since 1970, where it was done earlier than it is sent */
  send(entry: Entry, input: Record<string, unknown>, doneAt: number | undefined): Promise<unknown>;
  /** What an entry is about as it is now, in lines. */
  meanwhile(entry: Entry): Promise<string[]>;
  now(): number;
  later(milliseconds: number, run: () => void): void;
}

const firstPause = 5_000;
const longestPause = 300_000;
/** What is sent sooner than this was done when it arrives. */
const atOnce = 60_000;
/** The server takes no time that lies further back than 7 days. */
const oldest = 7 * 86_400_000 - 3_600_000;

/**
 * Sends what waits: in order, one at a time, each until it has an answer. Without an answer it stops and asks again under
 * the same id; a refusal is kept, and holds what follows on its subject. There is one in the app.
 */
export class PendingSender {
  /** The entry that is on its way. */
  sending = '';
  private running: Promise<void> | undefined;
  private again = false;
  private isDue = false;
  private pauses = 0;
  private readonly waiters = new Map<string, (outcome: Outcome) => void>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly store: PendingStore,
    private readonly wire: Wire,
  ) {}

  /** Kept first, then sent. Rejects only when it could not be kept. */
  perform(entry: Omit<Entry, 'seq'>): Promise<Outcome> {
    this.store.add(entry);
    const outcome = new Promise<Outcome>((resolve) => this.waiters.set(entry.id, resolve));
    void this.wake();
    this.tell();
    return outcome;
  }

  /** Sends what can be sent now; resolves when it stops. */
  wake(): Promise<void> {
    if (this.running) this.again = true;
    else this.running = this.run();
    return this.running;
  }

  /** Calls back at every change until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A refused one once more, as it is. */
  retry(id: string): void {
    const entry = this.refused(id);
    if (!entry) return;
    const { refusal: _refusal, ...rest } = entry;
    this.store.put(rest);
    this.tell();
    void this.wake();
  }

  /** A refused one is given up. @param keepPhotos a form goes on with them */
  giveUp(id: string, keepPhotos = false): void {
    const entry = this.refused(id);
    if (!entry) return;
    this.store.remove(id);
    if (!keepPhotos) this.forgetPhotos(entry);
    this.tell();
    void this.wake();
  }

  private refused(id: string): Entry | undefined {
    const entry = this.store.find(id);
    return entry?.refusal && entry;
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      await this.pass();
    } while (this.again);
    this.running = undefined;
    for (const [id, resolve] of this.waiters) resolve(this.outcomeOfStop(id));
    this.waiters.clear();
    this.tell();
  }

  private outcomeOfStop(id: string): Outcome {
    const entry = this.store.find(id);
    if (!entry?.refusal) return { state: 'waiting' };
    return { state: 'refused', entry, error: new CloudError(entry.refusal.code, entry.refusal.message) };
  }

  private async pass(): Promise<void> {
    const held = new Set<string>();
    try {
      for (let entry = await this.first(held); entry; entry = await this.first(held)) {
        this.sending = entry.id;
        this.tell();
        const answered = await this.attempt(entry);
        this.sending = '';
        if (answered) this.pauses = 0;
        else held.add(entry.subject);
      }
      if (held.size > 0) this.pause();
    } catch {
      // No answer, or the server asks for patience: all that waits, waits.
      this.sending = '';
      this.pause();
    }
  }

  /** The first of this person's that nothing holds. */
  private async first(held: ReadonlySet<string>): Promise<Entry | undefined> {
    if (this.store.list().every(({ refusal }) => refusal)) return undefined;
    const person = await this.wire.person();
    const blocked = new Set(held);
    for (const entry of this.store.list()) {
      if (entry.person !== person) continue;
      if (entry.refusal) blocked.add(entry.subject);
      else if (!blocked.has(entry.subject)) return entry;
    }
    return undefined;
  }

  /** True with an answer, false when the server failed at this one. Throws when there is no use in going on now. */
  private async attempt(entry: Entry): Promise<boolean> {
    try {
      const sent = await this.withPhotos(entry);
      const output = await this.wire.send(sent, inputOf(sent), this.doneAt(sent));
      this.settle(sent, output);
      return true;
    } catch (error) {
      const code = error instanceof CloudError ? error.code : 'INTERNAL';
      if (code === 'OFFLINE' || code === 'BUSY') throw error;
      if (code === 'INTERNAL') return false;
      await this.refuse(this.store.find(entry.id) ?? entry, error as CloudError);
      return true;
    }
  }

  /** Each photo once: its file id is kept as soon as it is there. */
  private async withPhotos(entry: Entry): Promise<Entry> {
    let current = entry;
    for (const [index, { path, fileID }] of entry.photos.entries()) {
      if (fileID) continue;
      if (!this.wire.isKept(path)) throw new CloudError('PHOTO_GONE', '手机里找不到这张照片了，请重新拍照后再发');
      const photos = [...current.photos];
      photos[index] = { path, fileID: await this.wire.upload(path) };
      current = { ...current, photos };
      this.store.put(current);
    }
    return current;
  }

  private doneAt({ at, undated }: Entry): number | undefined {
    const age = this.wire.now() - at;
    return undated || age < atOnce || age > oldest ? undefined : at;
  }

  /** What follows is there before what it follows on is gone. */
  private settle(entry: Entry, output: unknown): void {
    const following = followingOf(entry, output);
    if (following) this.store.put(following);
    this.store.remove(entry.id);
    this.forgetPhotos(entry);
    const resolve = this.waiters.get(entry.id);
    this.waiters.delete(entry.id);
    if (resolve && following) this.waiters.set(following.id, resolve);
    else resolve?.({ state: 'sent', output });
    this.tell();
  }

  private async refuse(entry: Entry, error: CloudError): Promise<void> {
    if (error.code === 'BAD_INPUT' && error.details['field'] === 'doneAt' && !entry.undated) {
      this.store.put({ ...entry, undated: true });
      return;
    }
    const refusal = { code: error.code, message: error.message, now: [] };
    const refused: Entry = { ...entry, refusal };
    this.store.put(refused);
    const resolve = this.waiters.get(entry.id);
    this.waiters.delete(entry.id);
    resolve?.({ state: 'refused', entry: refused, error });
    this.tell();
    if (resolve) return;
    const now = await this.wire.meanwhile(entry).catch(() => []);
    // Meanwhile somebody may have decided.
    if (this.store.find(entry.id)?.refusal === refusal) this.store.put({ ...refused, refusal: { ...refusal, now } });
  }

  private forgetPhotos(entry: Entry): void {
    for (const { path } of entry.photos) this.wire.forget(path);
  }

  private pause(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.wire.later(Math.min(longestPause, firstPause * 3 ** this.pauses++), () => {
      this.isDue = false;
      void this.wake();
    });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The input with file ids where the phone's paths were. */
function inputOf({ input, photos }: Entry): Record<string, unknown> {
  const ids = new Map(photos.map(({ path, fileID }) => [path, fileID]));
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(filled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item)]));
  };
  return filled(input) as Record<string, unknown>;
}

/** What is to be done with what has just been made, where that may still be done. */
function followingOf({ next, seq, person, at }: Entry, output: unknown): Entry | undefined {
  const { id = '', can = [] } = (output ?? {}) as { id?: string; can?: string[] };
  if (!next || !can.includes(next.action.split('.')[1] ?? '')) return undefined;
  return { ...next, input: { ...next.input, id }, subject: id, photos: [], seq, person, at };
}
