import { canonical } from '../../cloudfunctions/case/canonical';
import type { CaseEvent, StoredEvent } from '../../cloudfunctions/case/case';
import { type ChainFault, chainFaults } from '../../cloudfunctions/case/events';
import type { Head } from '../../cloudfunctions/case/ledger';
import { spacedNumber } from '../../cloudfunctions/case/words';
import type { CaseRecord } from './stored-log';

/** An event in the ledger: which page says so. */
export type Anchor = Omit<Head, 'caseId'> & { page: number };

const faultWords: Record<ChainFault['fault'], string> = {
  changed: '内容或它前面的记录被改过',
  missing: '被删除',
  moved: '顺序被调换',
};

/** Pure: what is wrong with the record of one case, a line each: number, step, what. Empty when all is as it was written. */
export function caseFindings(facts: CaseRecord, moved: readonly StoredEvent[], anchors: readonly Anchor[]): string[] {
  const first = facts.events[0]?.seq ?? Number.POSITIVE_INFINITY;
  const old = moved.map(({ _id, caseId, ...event }): CaseEvent => event);
  const whole = [...old.filter((event) => event.seq < first), ...facts.events];
  const bySeq = new Map(whole.map((event) => [event.seq, event]));
  const line = (seq: number, words: string): string => `办件 ${spacedNumber(facts.no)} 第 ${seq} 步：${words}`;

  const findings = chainFaults(facts._id, whole).map(({ seq, fault }) => line(seq, faultWords[fault]));
  // Copied and not cut yet: the same event stands in both places.
  for (const copy of old.filter((event) => event.seq >= first)) {
    const event = bySeq.get(copy.seq);
    if (!event || canonical(event) !== canonical(copy)) findings.push(line(copy.seq, '移出的副本与原记录不符'));
  }
  const last = whole.at(-1);
  if (!last) return [...findings, `办件 ${spacedNumber(facts.no)}：没有任何记录`];
  if (last.to !== facts.state) findings.push(line(last.seq, `办件状态 ${facts.state} 与最后一步 ${last.to} 不符`));
  for (const { seq, hash, page } of anchors) {
    const event = bySeq.get(seq);
    if (!event && seq > last.seq)
      findings.push(line(seq, `台账第 ${page} 页有这一步，办件里没有了（后面的记录被截去）`));
    else if (event && event.hash !== hash) findings.push(line(seq, `与台账第 ${page} 页不符（记录被整体改写）`));
  }
  return findings;
}
