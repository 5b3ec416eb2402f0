import type { Entry } from './entry';

/** The phone's storage, one value a key; each write is whole or not there. */
export interface TextStorage {
  keys(): string[];
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
}

const prefix = 'pending:';

/**
 * What waits, in order. The list of keys is its only index, so every change is one write and the app may be killed
 * between any two. Nothing of it is assumed from before: a new one on the same storage goes on where the last stopped.
 */
export class PendingStore {
  private known: Entry[] | undefined;

  constructor(private readonly storage: TextStorage) {}

  list(): readonly Entry[] {
    this.known ??= this.storage
      .keys()
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => (this.storage.get(key) as Entry | '') || [])
      .sort((a, b) => a.seq - b.seq);
    return this.known;
  }

  find(id: string): Entry | undefined {
    return this.list().find((one) => one.id === id);
  }

  /** At the end; what is there already keeps its place. Throws when the storage is full, and then nothing has changed. */
  add(entry: Omit<Entry, 'seq'>): void {
    const seq = this.find(entry.id)?.seq ?? this.lastSeq() + 1;
    this.put({ ...entry, seq });
  }

  private lastSeq(): number {
    const entries = this.list();
    return entries[entries.length - 1]?.seq ?? 0;
  }

  put(entry: Entry): void {
    this.storage.set(prefix + entry.id, entry);
    this.known = [...this.list().filter(({ id }) => id !== entry.id), entry].sort((a, b) => a.seq - b.seq);
  }

  remove(id: string): void {
    this.storage.remove(prefix + id);
    this.known = this.list().filter((one) => one.id !== id);
  }
}
