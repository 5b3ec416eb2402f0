import type { Collection } from './catalog';

/** The text a document had before a write; null when there was none. */
type Before = string | null;

/** What documents were before the writes that came while a transaction was open, so that it can go on seeing its snapshot. */
export class History {
  readonly #changes = new Map<number, Map<string, Array<{ at: number; before: Before }>>>();
  #now = 0;

  /** The point in history after the newest write. */
  get now(): number {
    return this.#now;
  }

  /** Begins a write; all `record` calls until the next one belong together. */
  advance(): void {
    this.#now++;
  }

  record(collection: Collection, idKey: string, before: Before): void {
    let documents = this.#changes.get(collection.id);
    if (documents === undefined) {
      documents = new Map();
      this.#changes.set(collection.id, documents);
    }
    const versions = documents.get(idKey) ?? [];
    versions.push({ at: this.#now, before });
    documents.set(idKey, versions);
  }

  /** The text at that point; undefined when the document has not changed since. */
  versionAt(collection: Collection, idKey: string, snapshot: number): Before | undefined {
    const versions = this.#changes.get(collection.id)?.get(idKey);
    return versions?.find(({ at }) => at > snapshot)?.before;
  }

  /** Every document of the collection that changed since, with its text at that point. */
  changedSince(collection: Collection, snapshot: number): Map<string, Before> {
    const changed = new Map<string, Before>();
    for (const idKey of this.#changes.get(collection.id)?.keys() ?? []) {
      const before = this.versionAt(collection, idKey, snapshot);
      if (before !== undefined) changed.set(idKey, before);
    }
    return changed;
  }

  /** Nobody looks back any more. */
  clear(): void {
    this.#changes.clear();
  }
}
