import { CloudError } from '../../../miniprogram/services/cloud-error';
import type { Entry } from '../../../miniprogram/services/pending/entry';
import type { Wire } from '../../../miniprogram/services/pending/sender';
import type { TextStorage } from '../../../miniprogram/services/pending/store';

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
