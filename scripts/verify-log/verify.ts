import type { StoredEvent } from '../../cloudfunctions/case/case';
import { type Anchor, caseFindings } from './case-findings';
import { type KnownPage, readLedger } from './ledger-findings';
import type { StoredLog } from './stored-log';

/** What a run saw. */
export interface Verified {
  cases: number;
  events: number;
  findings: string[];
  /** The ledger's last page, to be written down outside the system. */
  lastPage: KnownPage | undefined;
}

/**
 * Walks the ledger, then all cases beside what was moved out of them, both by case id. While people work a case may
 * change between two reads: what looks wrong is read once more before it is told.
 */
export async function verifyLog(log: StoredLog, known?: KnownPage): Promise<Verified> {
  const { anchors, last, findings } = await readLedger(log.pages(), known);
  const moved = new Moved(log.movedEvents());
  const seen: Verified = { cases: 0, events: 0, findings, lastPage: last };
  for await (const facts of log.cases()) {
    const old = await moved.of(facts._id, findings);
    const anchored = anchors.get(facts._id) ?? [];
    anchors.delete(facts._id);
    seen.cases++;
    seen.events += facts.events.length + old.filter(({ seq }) => seq < (facts.events[0]?.seq ?? 0)).length;
    if (caseFindings(facts, old, anchored).length > 0) findings.push(...(await lookAgain(log, facts._id, anchored)));
  }
  await moved.rest(findings);
  for (const [caseId, heads] of anchors) findings.push(`办件 ${caseId}：台账第 ${heads[0]?.page} 页有，整件被删除`);
  return seen;
}

async function lookAgain(log: StoredLog, caseId: string, anchors: readonly Anchor[]): Promise<string[]> {
  const now = await log.one(caseId);
  return now ? caseFindings(now.facts, now.moved, anchors) : [`办件 ${caseId}：整件被删除`];
}

/** Walks moved events beside the cases, which come by id, too. */
class Moved {
  private group: { caseId: string; events: StoredEvent[] } | undefined;
  private started = false;

  constructor(private readonly groups: AsyncGenerator<{ caseId: string; events: StoredEvent[] }>) {}

  async of(caseId: string, findings: string[]): Promise<StoredEvent[]> {
    if (!this.started) await this.next();
    while (this.group && this.group.caseId < caseId) await this.orphan(findings);
    if (this.group?.caseId !== caseId) return [];
    const { events } = this.group;
    await this.next();
    return events;
  }

  async rest(findings: string[]): Promise<void> {
    if (!this.started) await this.next();
    while (this.group) await this.orphan(findings);
  }

  private async orphan(findings: string[]): Promise<void> {
    findings.push(`移出的记录 ${this.group?.caseId}：没有这个办件`);
    await this.next();
  }

  private async next(): Promise<void> {
    this.started = true;
    this.group = (await this.groups.next()).value ?? undefined;
  }
}
