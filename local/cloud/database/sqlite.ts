import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';

export type SqlValue = string | number | Buffer | null;

/** A prepared statement. Values are always bound as an array: a lone Buffer would abort the process. Rows are arrays. */
export interface Statement {
  run(values: SqlValue[]): void;
  get(values: SqlValue[]): unknown[] | undefined;
  all(values: SqlValue[]): unknown[][];
}

/**
 * The SQLite file: WAL, so that what was acknowledged survives a killed process; locked for this process alone,
 * because row numbers, the catalog and transactions are held in memory.
 */
export class Sqlite {
  readonly #db: Libsql.Database;
  readonly #statements = new Map<string, Statement>();
  readonly #temporary: string | undefined;
  #writing = false;
  /** Called after a write was rolled back. */
  onRollback: () => void = () => undefined;

  /** @param file a path, or ':memory:' for a file in the temporary folder that is gone after close */
  constructor(file: string) {
    this.#temporary = file === ':memory:' ? mkdtempSync(join(tmpdir(), 'local-database-')) : undefined;
    this.#db = new Libsql(this.#temporary === undefined ? file : join(this.#temporary, 'data.sqlite'));
    const durable = this.#temporary === undefined ? 'NORMAL' : 'OFF';
    this.#db.exec(`PRAGMA busy_timeout=2000; PRAGMA journal_mode=WAL; PRAGMA synchronous=${durable};
      PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=8000; PRAGMA temp_store=MEMORY;`);
    this.#lock(file);
  }

  /** The first look into the file must come before the lock, else SQLite could not give it back in close(). */
  #lock(file: string): void {
    try {
      this.#db.exec('SELECT count(*) FROM sqlite_schema;');
      this.#db.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;');
    } catch (error) {
      throw new Error(`cannot open ${file}: is another process using it? (${String(error)})`);
    }
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#db.prepare(sql);
    if ((made as unknown as { reader: boolean }).reader) made.raw(true);
    const statement = made as unknown as Statement;
    this.#statements.set(sql, statement);
    return statement;
  }

  get writing(): boolean {
    return this.#writing;
  }

  /** Runs `work` in one SQL transaction: all of it is on disk when this returns, nothing of it when it throws. */
  write<T>(work: () => T): T {
    if (this.#writing) return work();
    this.prepare('BEGIN IMMEDIATE').run([]);
    this.#writing = true;
    try {
      const result = work();
      this.prepare('COMMIT').run([]);
      return result;
    } catch (error) {
      this.prepare('ROLLBACK').run([]);
      this.onRollback();
      throw error;
    } finally {
      this.#writing = false;
    }
  }

  /**
   * Lets the file go at once. libsql itself holds it while a prepared statement is not yet collected, and SQLite gives
   * an exclusive lock back only by leaving WAL, which also puts everything into the one file.
   */
  close(): void {
    this.#db.exec('PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=DELETE;');
    this.#statements.clear();
    this.#db.close();
    if (this.#temporary !== undefined) rmSync(this.#temporary, { recursive: true, force: true });
  }
}

/** True when SQLite refused a row because its key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && /UNIQUE constraint failed/.test(error.message);
}

/** SQLite hands bytes out as ArrayBuffer. */
export function toBuffer(value: unknown): Buffer {
  return Buffer.from(value as ArrayBuffer);
}
