import type { Collection } from './catalog';
import type { Transaction } from './transactions';

/** Thrown by a plain write that meets a transaction's lock: the caller waits for that transaction to end and tries again. */
export class Blocked extends Error {
  constructor(readonly by: Transaction) {
    super(`waiting for transaction ${by.id}`);
  }
}

/** What a lock is on: a document, or a value of a unique index (present or not). */
export const documentLock = (collection: Collection, idKey: string) => `d${collection.id}:${idKey}`;
export const uniqueLock = (indexId: number, key: Buffer) => `u${indexId}:${key.toString('latin1')}`;

/** The locks open transactions hold. */
export class Locks {
  readonly #held = new Map<string, Transaction>();

  get isEmpty(): boolean {
    return this.#held.size === 0;
  }

  holder(lock: string): Transaction | undefined {
    return this.#held.get(lock);
  }

  hold(lock: string, transaction: Transaction): void {
    this.#held.set(lock, transaction);
  }

  release(transaction: Transaction): void {
    for (const [lock, holder] of this.#held) if (holder === transaction) this.#held.delete(lock);
  }
}
