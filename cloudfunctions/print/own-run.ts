import type { ActionContext } from '../platform/action';
import { AppError } from '../platform/errors';
import { mayPrint } from './policy';
import { findRun } from './repository';
import type { PrintRun } from './run';

/** A run the caller may see and advance. One database call. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function runFor(context: ActionContext, id: string): Promise<PrintRun> {
  const [actor, run] = await Promise.all([context.actor(), findRun(id)]);
  if (!run) throw new AppError('NOT_FOUND', 'no such run', '没有找到这次打印任务');
  if (!mayPrint(actor, run.community)) throw new AppError('FORBIDDEN', 'does not print for this community');
  return run;
}
