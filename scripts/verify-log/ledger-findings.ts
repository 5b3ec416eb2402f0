import { fitsLedger, type LedgerLink, type LedgerPage } from '../../cloudfunctions/case/ledger';
import type { Anchor } from './case-findings';

/** A page that somebody wrote down outside the system: its number and hash. */
export type KnownPage = LedgerLink;

/** The ledger once it was read: what every case must hold, and its last page. */
export interface ReadLedger {
  anchors: Map<string, Anchor[]>;
  last: LedgerLink | undefined;
  findings: string[];
}

/** Reads the ledger from its first page and tells each that is missing or does not follow the one before it. */
export async function readLedger(pages: AsyncIterable<LedgerPage>, known?: KnownPage): Promise<ReadLedger> {
  const ledger: ReadLedger = { anchors: new Map(), last: undefined, findings: [] };
  for await (const page of pages) {
    const expected = (ledger.last?.number ?? 0) + 1;
    for (let number = expected; number < page.number; number++) ledger.findings.push(`台账第 ${number} 页：被删除`);
    // Behind a gap nothing can be said of a page: the hash it was tied to is gone.
    if (page.number === expected && !fitsLedger(ledger.last, page)) {
      ledger.findings.push(`台账第 ${page.number} 页：内容或它前面的页被改过`);
    }
    if (page.number === known?.number && page.hash !== known.hash) {
      ledger.findings.push(`台账第 ${page.number} 页：与记下的校验值不符`);
    }
    for (const { caseId, seq, hash } of page.heads) {
      const anchors = ledger.anchors.get(caseId) ?? [];
      anchors.push({ seq, hash, page: page.number });
      ledger.anchors.set(caseId, anchors);
    }
    ledger.last = { number: page.number, hash: page.hash };
  }
  if (known && known.number > (ledger.last?.number ?? 0)) {
    ledger.findings.push(`台账第 ${known.number} 页：记下过校验值，现在没有了（后面的页被截去）`);
  }
  return ledger;
}
