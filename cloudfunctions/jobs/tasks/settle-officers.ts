import { listUnsettled, settlePerson } from '../../account/staffing-repository';
import { writeLog } from '../../platform/log';

/** A run ends long before its time does; the next goes on. */
const batch = 40;

/**
 * What is due of dated changes of people: the officer of record and the search terms of their grids, scopes whose roles
 * have ended, the WeChat of those who left. Cards and lists follow the dates by themselves and do not wait for it. One
 * database call when nothing is due.
 */
export async function settleOfficers(now: Date): Promise<Record<string, number>> {
  let done = 0;
  for (const { _id } of await listUnsettled(now, batch)) {
    try {
      if (await settlePerson(_id, now)) done++;
    } catch (error) {
      // One that cannot be settled shall not stop the others.
      writeLog({ task: 'settleOfficers', person: _id, error: String(error) });
    }
  }
  return done > 0 ? { settled: done } : {};
}
