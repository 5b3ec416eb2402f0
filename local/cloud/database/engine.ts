import { Catalog } from './catalog';
import { Finder, type OnScan } from './find';
import { PlainSession } from './plain-session';
import { RowWriter } from './row-writer';
import type { Session } from './session';
import { Sqlite } from './sqlite';
import { TransactionSession } from './transaction-session';
import { Transactions } from './transactions';
import type { Params } from './wire-params';

/** The parts of the database, put together. */
export class Engine {
  readonly sqlite: Sqlite;
  readonly catalog: Catalog;
  readonly rows: RowWriter;
  readonly finder: Finder;
  readonly transactions: Transactions;
  readonly plain: Session;

  constructor(
    file: string,
    readonly now: () => number,
    onScan: OnScan,
  ) {
    this.sqlite = new Sqlite(file);
    this.catalog = new Catalog(this.sqlite);
    this.rows = new RowWriter(this.sqlite, this.catalog);
    this.finder = new Finder(this.sqlite, onScan);
    this.transactions = new Transactions(now);
    this.plain = new PlainSession(this.finder, this.rows, this.transactions);
  }

  /**
   * How a call reads and writes: in its transaction when it names one, else directly.
   * @throws DatabaseError DATABASE_TRANSACTION_FAIL
   */
  session(params: Params): Session {
    const id = params['transactionId'];
    return id === undefined || id === null || id === '' ? this.plain : this.#inTransaction(id);
  }

  /** @throws DatabaseError DATABASE_TRANSACTION_FAIL */
  commit(id: unknown): void {
    const session = this.#inTransaction(id);
    try {
      session.commit((name) => this.catalog.get(name));
    } finally {
      this.transactions.end(this.transactions.require(id));
    }
  }

  #inTransaction(id: unknown): TransactionSession {
    return new TransactionSession(this.finder, this.rows, this.transactions, this.transactions.require(id));
  }
}
