import { createHash } from 'node:crypto';
import { canonical } from './canonical';

/** The end of a case's chain as it stood when the ledger was written. */
export interface Head {
  caseId: string;
  seq: number;
  hash: string;
}

/** How far changes are anchored: a case's last change, and its id among those of the same instant. */
export interface LedgerPlace {
  at: Date;
  id: string;
}

/**
 * One row of `ledger` (台账): a page of heads, chained by hash to the page before. Whoever edits a case, cuts its end or
 * writes its whole chain anew leaves a page that does not fit; whoever edits a page leaves the next that does not.
 */
export interface LedgerPage {
  /** The number with eight digits: two runs of the timer never write the same page. */
  _id: string;
  number: number;
  writtenAt: Date;
  /** Changes up to this China midnight are to be anchored. */
  until: Date;
  /** Where this page ends; the next goes on behind it. */
  reached: LedgerPlace;
  /** Nothing before `until` is left for another page. */
  complete: boolean;
  heads: Head[];
  hash: string;
}

/** The page another one follows. */
export type LedgerLink = Pick<LedgerPage, 'number' | 'hash'>;

const ledgerStart = 'ledger';

/** Pure: the page that follows one, or the first. */
export function chainPage(
  previous: LedgerLink | undefined,
  content: Omit<LedgerPage, '_id' | 'number' | 'hash'>,
): LedgerPage {
  const number = (previous?.number ?? 0) + 1;
  const page = { _id: String(number).padStart(8, '0'), number, ...content };
  return { ...page, hash: hashOf(previous?.hash ?? ledgerStart, page) };
}

/** Pure: whether a page is as it was written and follows the one before it. */
export function fitsLedger(previous: LedgerLink | undefined, { hash, ...page }: LedgerPage): boolean {
  return page.number === (previous?.number ?? 0) + 1 && hash === hashOf(previous?.hash ?? ledgerStart, page);
}

function hashOf(before: string, page: Omit<LedgerPage, 'hash'>): string {
  return createHash('sha256').update(before).update(canonical(page)).digest('base64url');
}
