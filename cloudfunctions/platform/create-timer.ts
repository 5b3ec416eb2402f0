import cloud from './cloud';
import { callCost, resetCallCost } from './database';
import { AppError } from './errors';
import { writeLog } from './log';

/** One thing a timer does. Resolves to what it did, for the log. Safe to run again at any moment. */
export type Task = (now: Date) => Promise<Record<string, number>>;

/**
 * Makes the function of a timer: its tasks in order, each one's failure logged and none stopping the next. Only the
 * platform's timer may call it: a call that carries an OPENID comes from a phone.
 */
export function createTimer(name: string, tasks: Record<string, Task>) {
  return async function main(): Promise<Record<string, unknown>> {
    const { OPENID } = cloud.getWXContext();
    if (OPENID || process.env['TRIGGER_SRC'] !== 'timer') {
      const error = new AppError('FORBIDDEN', 'only the timer may call this');
      return { error: { code: error.code, message: error.userMessage } };
    }
    const results: Record<string, unknown> = {};
    for (const [task, run] of Object.entries(tasks)) {
      resetCallCost();
      try {
        results[task] = await run(new Date());
      } catch (error) {
        results[task] = { error: String(error) };
      }
      writeLog({ function: name, task, ...callCost(), result: results[task] });
    }
    return results;
  };
}
