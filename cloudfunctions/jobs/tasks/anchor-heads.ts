import { chainPage } from '../../case/ledger';
import { findLastPage, insertPage, listHeads } from '../../case/ledger-repository';
import { chinaTime } from '../../platform/duty-hours';

const headsOnPage = 500;
/** The next run goes on: one run must end long before its time does. */
const pagesInRun = 4;
/** A step that is under way at midnight commits with a time before it: the day is closed a little later. */
const marginMs = 120_000;

/**
 * Anchors the heads of cases that changed, once a day from China's midnight on: a run that was missed is caught up by
 * the next. The last page of the ledger says how far it got, so no mark of its own can differ from it. An ordinary run
 * costs one database call; a run that writes, three a page. A day without changes has an empty page.
 */
export async function anchorHeads(now: Date): Promise<Record<string, number>> {
  const until = chinaTime(new Date(now.getTime() - marginMs))
    .startOf('day')
    .toDate();
  let last = await findLastPage();
  let anchored = 0;
  for (let written = 0; written < pagesInRun && !(last?.complete && last.until >= until); written++) {
    // A day that was begun is ended as it began, whatever day it is now.
    const end = last && !last.complete ? last.until : until;
    const found = await listHeads(last?.reached ?? { at: new Date(0), id: '' }, end, headsOnPage);
    const complete = found.length < headsOnPage;
    const reached = complete ? { at: end, id: '\uffff' } : found.at(-1)?.place;
    if (!reached) break;
    const heads = found.map(({ place, ...head }) => head);
    const page = chainPage(last, { writtenAt: now, until: end, reached, complete, heads });
    if (!(await insertPage(page))) break;
    last = page;
    anchored += heads.length;
  }
  return anchored > 0 ? { anchored } : {};
}
