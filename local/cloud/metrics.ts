import type { LocalDatabase } from './database';
import type { LocalFunctions } from './functions';

/** Counts since the start, for `GET /local/metrics`. */
export class Metrics {
  private databaseCalls = 0;
  private documentsExamined = 0;

  constructor(
    private readonly database: LocalDatabase,
    private readonly functions: LocalFunctions,
  ) {}

  countDatabase(calls: number, examined: number): void {
    this.databaseCalls += calls;
    this.documentsExamined += examined;
  }

  read(): object {
    const functions = [...this.functions.stats].map(([name, { calls, errors, totalMs, slowestMs }]) => ({
      name,
      calls,
      errors,
      meanMs: round(totalMs / calls),
      slowestMs: round(slowestMs),
      instances: this.functions.instancesOf(name),
    }));
    const { databaseCalls, documentsExamined } = this;
    return { ...this.database.stats, databaseCalls, documentsExamined, functions };
  }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
