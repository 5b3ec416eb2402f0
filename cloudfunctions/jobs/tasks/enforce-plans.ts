import { enforce } from '../../division/enforce';
import { findPlan, listDue } from '../../division/repository';
import { dateOf } from '../../platform/duty-hours';
import { writeLog } from '../../platform/log';

/** As many communities of a town change on one day. */
const most = 20;

/** Puts accepted plans in force whose day has come. One that fails does not hold up the others, and is tried again. */
export async function enforcePlans(now: Date): Promise<Record<string, number>> {
  const due = await listDue(dateOf(now), most);
  let failed = 0;
  for (const { community, version } of due) {
    try {
      const plan = await findPlan(community, version);
      if (plan?.state === 'accepted') await enforce(plan, now);
    } catch (error) {
      failed++;
      writeLog({ task: 'enforcePlans', plan: `${community}@${version}`, error: String(error) });
    }
  }
  return { enforced: due.length - failed, ...(failed > 0 ? { failed } : {}) };
}
