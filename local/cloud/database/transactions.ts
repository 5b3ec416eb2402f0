import { randomUUID } from 'node:crypto';
import { transactionEnded } from './errors';
import { History } from './history';
import { Locks } from './locks';

/** The platform's limit: commit or abort within 30 seconds. */
export const TRANSACTION_MS = 30_000;

/** An open transaction: where its snapshot lies, and what it wrote so far (collection → `_id` key → text, null = removed). */
export interface Transaction {
  readonly id: string;
  readonly startedAt: number;
  readonly snapshot: number;
  readonly writes: Map<string, Map<string, string | null>>;
  /** Called when it ends, however it ends. */
  readonly waiting: Array<() => void>;
}

/** The open transactions, their locks and the history they look back on. */
export class Transactions {
  readonly locks = new Locks();
  readonly history = new History();
  readonly #open = new Map<string, Transaction>();

  constructor(private readonly now: () => number) {}

  start(): Transaction {
    const transaction: Transaction = {
      id: randomUUID(),
      startedAt: this.now(),
      snapshot: this.history.now,
      writes: new Map(),
      waiting: [],
    };
    this.#open.set(transaction.id, transaction);
    return transaction;
  }

  /** @throws DatabaseError DATABASE_TRANSACTION_FAIL when it ended, failed or grew older than 30 seconds */
  require(id: unknown): Transaction {
    this.expire();
    const transaction = typeof id === 'string' ? this.#open.get(id) : undefined;
    if (transaction === undefined) throw transactionEnded();
    return transaction;
  }

  /** True while some transaction looks back: writes must then be recorded. */
  get areOpen(): boolean {
    return this.#open.size > 0;
  }

  end(transaction: Transaction): void {
    if (!this.#open.delete(transaction.id)) return;
    this.locks.release(transaction);
    if (this.#open.size === 0) this.history.clear();
    for (const resume of transaction.waiting) resume();
  }

  /** Ends the transactions that are too old. */
  expire(): void {
    for (const transaction of [...this.#open.values()])
      if (this.now() - transaction.startedAt > TRANSACTION_MS) this.end(transaction);
  }

  /** Resolves when the transaction ended or after `ms` real milliseconds, whichever comes first. */
  untilEnd(transaction: Transaction, ms: number): Promise<void> {
    if (!this.#open.has(transaction.id)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      transaction.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
