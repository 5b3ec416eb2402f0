import { aggregate, command, DuplicateKey, find, insert } from '../platform/database';
import type { CaseEvent } from './case';
import type { Head, LedgerPage, LedgerPlace } from './ledger';

/** The newest page without its heads; undefined while there is none. One database call. */
export async function findLastPage(): Promise<Omit<LedgerPage, 'heads'> | undefined> {
  const [last] = await find<Omit<LedgerPage, 'heads'>>('ledger', {
    where: {},
    order: [['number', 'desc']],
    limit: 1,
    fields: { heads: false },
  });
  return last;
}

/** Writes a page; false when another run has written it. */
export async function insertPage(page: LedgerPage): Promise<boolean> {
  try {
    await insert('ledger', page);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/**
 * Heads of cases that changed behind a place and up to an instant, oldest change first, with where they end. Two
 * database calls, by the index on changes: the rest of the same instant, then what is later. The event alone is
 * carried, not the history before it.
 */
export async function listHeads(
  after: LedgerPlace,
  until: Date,
  limit: number,
): Promise<Array<Head & { place: LedgerPlace }>> {
  const _ = command();
  const heads: Array<Head & { place: LedgerPlace }> = [];
  for (const where of [
    { updatedAt: _.eq(after.at), _id: _.gt(after.id) },
    { updatedAt: _.gt(after.at).and(_.lte(until)) },
  ]) {
    if (heads.length >= limit) break;
    const rows = await aggregate<{ _id: string; updatedAt: Date; last: Pick<CaseEvent, 'seq' | 'hash'>[] }>('cases', [
      { match: where },
      { sort: { updatedAt: 1, _id: 1 } },
      { limit: limit - heads.length },
      { project: { updatedAt: 1, last: { $slice: ['$events', -1] } } },
    ]);
    for (const { _id, updatedAt, last } of rows) {
      const event = last[0];
      if (event) heads.push({ caseId: _id, seq: event.seq, hash: event.hash, place: { at: updatedAt, id: _id } });
    }
  }
  return heads;
}
