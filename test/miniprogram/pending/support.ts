import { CloudError } from '../../../miniprogram/services/cloud-error';
import type { Entry } from '../../../miniprogram/services/pending/entry';
import { PendingSender, type Wire } from '../../../miniprogram/services/pending/sender';
import { PendingStore, type TextStorage } from '../../../miniprogram/services/pending/store';

/** Thrown where the app is killed: nothing after it happens any more. */
export class Killed extends Error {}

/** A phone's storage that outlives the app. Values are copied, as the platform does. */
export class PhoneStorage implements TextStorage {
  readonly rows = new Map<string, string>();
  /** Called before a write. */
  beforeWrite: () => void = () => undefined;
  /** Called after it. */
  afterWrite: () => void = () => undefined;

  keys(): string[] {
    return [...this.rows.keys()].reverse();
  }

  get(key: string): unknown {
    return JSON.parse(this.rows.get(key) ?? '""');
  }

  set(key: string, value: unknown): void {
    this.beforeWrite();
    this.rows.set(key, JSON.stringify(value));
    this.afterWrite();
  }

  remove(key: string): void {
    this.beforeWrite();
    this.rows.delete(key);
    this.afterWrite();
  }
}

/** What a phone can do, with nothing going wrong; parts are given otherwise. */
export function wireWith(parts: Partial<Wire>): Wire {
  return {
    person: async () => 'wang',
    upload: async (path) => `cloud://${path}`,
    isKept: () => true,
    forget: () => undefined,
    send: async () => ({}),
    meanwhile: async () => [],
    now: () => 0,
    later: () => undefined,
    ...parts,
  };
}

export const offline = () => new CloudError('OFFLINE', '网络不通');

export function entry(parts: Partial<Entry> & { id: string }): Omit<Entry, 'seq'> {
  return {
    person: 'wang',
    action: 'case.reply',
    input: {},
    photos: [],
    subject: 'case-1',
    words: `回复：${parts.id}`,
    at: 0,
    ...parts,
  };
}

/**
 * A phone on a network that loses, doubles and leaves unanswered, whose app is killed at any write: each `start` is the
 * app begun anew on the same storage.
 */
export class FlakyPhone {
  readonly storage = new PhoneStorage();
  readonly counts = { lost: 0, unanswered: 0, twice: 0, killed: 0 };
  private writesLeft = Number.POSITIVE_INFINITY;

  /** @param send one call as it reaches the functions */
  constructor(
    private readonly random: () => number,
    private readonly now: () => number,
    private readonly send: Wire['send'],
  ) {
    this.storage.afterWrite = () => {
      if (--this.writesLeft <= 0) throw new Killed();
    };
  }

  start(): { store: PendingStore; sender: PendingSender } {
    const store = new PendingStore(this.storage);
    const send: Wire['send'] = (entry, input, doneAt) => this.attempt(() => this.send(entry, input, doneAt));
    return { store, sender: new PendingSender(store, wireWith({ now: this.now, send })) };
  }

  /** Starts the app until nothing waits any more; some of the times it is killed after a write or three. */
  async runUntilSent(): Promise<void> {
    for (let start = 0; start < 2000 && this.storage.rows.size > 0; start++) {
      this.writesLeft = this.random() < 0.3 ? Math.ceil(this.random() * 3) : Number.POSITIVE_INFINITY;
      const { sender } = this.start();
      await sender.wake();
      if (this.writesLeft <= 0) this.counts.killed++;
    }
  }

  private async attempt(send: () => Promise<unknown>): Promise<unknown> {
    if (this.writesLeft <= 0) throw new Killed();
    const chance = this.random();
    if (chance < 0.2) {
      this.counts.lost++;
      throw offline();
    }
    const output = await send();
    if (chance < 0.4) {
      this.counts.unanswered++;
      throw offline();
    }
    if (chance <= 0.9) return output;
    this.counts.twice++;
    return send();
  }
}

/** Small and repeatable. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
