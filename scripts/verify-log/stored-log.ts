import type { Case, StoredEvent } from '../../cloudfunctions/case/case';
import type { LedgerPage } from '../../cloudfunctions/case/ledger';
import type { Environment } from '../import/environment';

/** What the record needs of a case. */
export type CaseRecord = Pick<Case, '_id' | 'no' | 'state' | 'events'>;

/** A long case has a hundred events and more, and an answer of the platform has its bounds. */
const casesAtOnce = 30;
const eventsAtOnce = 200;
const pagesAtOnce = 10;

type Row = Record<string, unknown>;

/** The record as it lies in an environment, read in batches: no more than one is in memory. */
export class StoredLog {
  constructor(private readonly environment: Environment) {}

  /** The ledger's pages in order. */
  async *pages(): AsyncGenerator<LedgerPage> {
    const { command } = this.environment.database();
    let last = Number.NEGATIVE_INFINITY;
    for (let rows: LedgerPage[] | undefined; !rows || rows.length === pagesAtOnce; ) {
      const where = Number.isFinite(last) ? { number: command.gt(last) } : {};
      rows = await this.read<LedgerPage>('ledger', where, ['number'], pagesAtOnce);
      yield* rows;
      last = rows.at(-1)?.number ?? last;
    }
  }

  /** Every case, by its id. */
  async *cases(): AsyncGenerator<CaseRecord> {
    const { command } = this.environment.database();
    let last = '';
    for (let rows: CaseRecord[] | undefined; !rows || rows.length === casesAtOnce; ) {
      const where = last ? { _id: command.gt(last) } : {};
      rows = await this.read<CaseRecord>('cases', where, ['_id'], casesAtOnce, ['no', 'state', 'events']);
      yield* rows;
      last = rows.at(-1)?._id ?? last;
    }
  }

  /** What was moved out of long cases, a case at a time, by its id. */
  async *movedEvents(): AsyncGenerator<{ caseId: string; events: StoredEvent[] }> {
    let group: { caseId: string; events: StoredEvent[] } | undefined;
    for await (const event of this.allMoved()) {
      if (group && group.caseId !== event.caseId) yield group;
      if (group?.caseId !== event.caseId) group = { caseId: event.caseId, events: [] };
      group.events.push(event);
    }
    if (group) yield group;
  }

  private async *allMoved(): AsyncGenerator<StoredEvent> {
    const { command } = this.environment.database();
    const order = ['caseId', 'seq'];
    let last: StoredEvent | undefined;
    for (;;) {
      const rest = last ? { caseId: last.caseId, seq: command.gt(last.seq) } : {};
      let rows = await this.read<StoredEvent>('caseEvents', rest, order, eventsAtOnce);
      if (rows.length === 0 && last) {
        rows = await this.read('caseEvents', { caseId: command.gt(last.caseId) }, order, eventsAtOnce);
      }
      if (rows.length === 0) return;
      yield* rows;
      last = rows.at(-1);
    }
  }

  /** One case with what was moved out of it, as both stand now; undefined when it is gone. */
  async one(id: string): Promise<{ facts: CaseRecord; moved: StoredEvent[] } | undefined> {
    const { command } = this.environment.database();
    // The moved ones first would miss what is cut in between; read after, they overlap at most.
    const [facts] = await this.read<CaseRecord>('cases', { _id: id }, ['_id'], 1, ['no', 'state', 'events']);
    if (!facts) return undefined;
    const moved: StoredEvent[] = [];
    for (let rows: StoredEvent[] | undefined; !rows || rows.length === eventsAtOnce; ) {
      const last = moved.at(-1);
      rows = await this.read(
        'caseEvents',
        { caseId: id, ...(last ? { seq: command.gt(last.seq) } : {}) },
        ['seq'],
        eventsAtOnce,
      );
      moved.push(...rows);
    }
    return { facts, moved };
  }

  private async read<T>(name: string, where: Row, order: string[], limit: number, fields?: string[]): Promise<T[]> {
    let query = this.environment.database().collection(name).where(where);
    for (const field of order) query = query.orderBy(field, 'asc');
    if (fields) query = query.field(Object.fromEntries(fields.map((field) => [field, true])));
    const { data } = await query.limit(limit).get();
    return data as T[];
  }
}
