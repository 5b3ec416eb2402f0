import { command, DuplicateKey, find, insert, updateWhere } from '../platform/database';
import type { Case, StoredEvent } from './case';

/** A case with more events than this is long: its oldest move out until `kept` are left. */
const most = 200;
const kept = 100;

/**
 * Moves the oldest events of a long case to `caseEvents`: copies first, then one conditional update that cuts the array
 * of exactly the version that was read. Cut off in between, the copies lie there and the next try meets them; a step
 * that is faster wins. The version stays: events that come next hang on the newest, which is not touched.
 *
 * One database call to see what is copied, one for each fifty events, one to cut; none for a case that is not long.
 * Resolves to whether events moved.
 */
export async function moveOldEvents(facts: Case): Promise<boolean> {
  if (facts.events.length <= most) return false;
  const old = facts.events.slice(0, -kept);
  if (!(await copy(facts._id, old))) return false;
  const actors = old.flatMap(({ by }) => by.personId ?? []);
  const cut = {
    events: command().set(facts.events.slice(-kept)),
    earlierActors: command().set([...new Set([...(facts.earlierActors ?? []), ...actors])]),
  };
  return (await updateWhere('cases', { _id: facts._id, version: facts.version }, cut)) === 1;
}

/** Copies what is not there yet; false when another run is copying the same. */
async function copy(caseId: string, events: Case['events']): Promise<boolean> {
  const first = events[0]?.seq ?? 0;
  const there = await find<Pick<StoredEvent, 'seq'>>('caseEvents', {
    where: { caseId, seq: command().gte(first) },
    limit: 1000,
    fields: { seq: true },
  });
  const copied = new Set(there.map(({ seq }) => seq));
  const rows = events
    .filter(({ seq }) => !copied.has(seq))
    .map((event): StoredEvent => ({ _id: `${caseId}:${event.seq}`, caseId, ...event }));
  try {
    for (let at = 0; at < rows.length; at += 50) await insert('caseEvents', rows.slice(at, at + 50));
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/** Events of a long case that are older than one, newest first. One database call, by the index on case and number. */
export function listOlderEvents(caseId: string, before: number, limit: number): Promise<StoredEvent[]> {
  return find<StoredEvent>('caseEvents', {
    where: { caseId, seq: command().lt(before) },
    order: [['seq', 'desc']],
    limit,
  });
}
