import type { GenericSchema } from 'valibot';
import { safeParse } from 'valibot';
import type { Action, ActionContext } from './action';
import { actorOf } from './actor';
import cloud from './cloud';
import { callCost, resetCallCost } from './database';
import { AppError } from './errors';

import { writeLog } from './log';

/** What a page sends. */
interface CallEvent {
  action: string;
  data: unknown;
  requestId: string;
  /** When it was done, milliseconds since 1970: sent with what waited on a phone without a signal. */
  doneAt?: number;
}

/** What a page gets: either `data`, or an `error` whose `message` may be shown as it stands. */
export type CallReply =
  | { data: unknown }
  | { error: { code: string; message: string; details?: Record<string, unknown>; requestId: string } };

/** The platform gives no size limit of its own for JSON text; photos go through storage, so 64 KB of words is plenty. */
const defaultEventBytes = 64 * 1024;
/** What waited longer on a phone goes up without the time it was done. */
const longestWaitMs = 7 * 86_400_000;
/** Phones' clocks are a little fast at times. */
const fastClockMs = 2 * 60_000;
const requestIdForm = /^[A-Za-z0-9_-]{16,64}$/;

// biome-ignore lint/suspicious/noExplicitAny: a map of actions with different inputs has no common input type but `any`
type AnyAction = Action<GenericSchema, any>;

/** What a function says of itself. */
interface FunctionOptions {
  /** For those that take more than words, such as borders. */
  maxEventBytes?: number;
}

/**
 * Makes a cloud function of an action map: identity, input check, the action, one catch for everything, one log line.
 *
 * @param name the function's name, for the log
 * @param actions verb → action; only own keys are callable
 */
export function createFunction(
  name: string,
  actions: Record<string, AnyAction>,
  { maxEventBytes = defaultEventBytes }: FunctionOptions = {},
) {
  const table = new Map(Object.entries(actions));

  return async function main(event: unknown): Promise<CallReply> {
    const startedAt = Date.now();
    resetCallCost();
    let action = 'unread';
    let requestId = 'none';
    try {
      const call = readEvent(event, maxEventBytes);
      requestId = call.requestId;
      const found = table.get(call.action);
      if (!found) throw new AppError('UNKNOWN_ACTION', 'no such action');
      action = call.action;
      const reply = { data: await runAction(found, call) };
      writeLog({ function: name, action, requestId, ms: Date.now() - startedAt, ...callCost() });
      return reply;
    } catch (thrown) {
      const error = thrown instanceof AppError ? thrown : new AppError('INTERNAL', String(thrown));
      writeLog({
        function: name,
        action,
        requestId,
        ms: Date.now() - startedAt,
        ...callCost(),
        error: error.code,
        reason: error.message,
        ...(error.code === 'INTERNAL' && thrown instanceof Error ? { stack: thrown.stack } : {}),
      });
      return {
        error: {
          code: error.code,
          message: error.userMessage,
          requestId,
          ...(error.details ? { details: error.details } : {}),
        },
      };
    }
  };
}

async function runAction(action: AnyAction, call: CallEvent): Promise<unknown> {
  const { OPENID } = cloud.getWXContext();
  if (!OPENID) throw new AppError('FORBIDDEN', 'no OPENID in the context');
  const parsed = safeParse(action.input, call.data, { abortPipeEarly: true });
  if (!parsed.success) throw badInput(parsed.issues);
  const now = new Date();
  const context: ActionContext = {
    openid: OPENID,
    requestId: call.requestId,
    now,
    ...(call.doneAt === undefined ? {} : { doneAt: readDoneAt(call.doneAt, now) }),
    actor: () => actorOf(OPENID, now),
  };
  return action.run(parsed.output, context);
}

function readEvent(event: unknown, maxEventBytes: number): CallEvent {
  if (typeof event !== 'object' || event === null) throw new AppError('BAD_INPUT', 'event is not an object');
  // The platform adds `userInfo` and `tcbContext` to the event by itself; nothing of them is read.
  const { action, data, requestId, doneAt } = event as Record<string, unknown>;
  if (typeof action !== 'string') throw new AppError('BAD_INPUT', 'event has no action');
  if (typeof requestId !== 'string' || !requestIdForm.test(requestId)) {
    throw new AppError('BAD_INPUT', 'requestId is missing or malformed');
  }
  if (doneAt !== undefined && !Number.isSafeInteger(doneAt)) throw wrongTime('not a number');
  if (Buffer.byteLength(JSON.stringify(data ?? null)) > maxEventBytes)
    throw new AppError('TOO_LARGE', 'event too large');
  return { action, data: data ?? {}, requestId, ...(doneAt === undefined ? {} : { doneAt: doneAt as number }) };
}

/** Not in the future, not older than 7 days. */
function readDoneAt(doneAt: number, now: Date): Date {
  const age = now.getTime() - doneAt;
  if (age < -fastClockMs || age > longestWaitMs) throw wrongTime('out of range');
  return age < 0 ? now : new Date(doneAt);
}

function wrongTime(reason: string): AppError {
  return new AppError('BAD_INPUT', `doneAt ${reason}`, '手机的时间不对，请校准后再试', { field: 'doneAt' });
}

/** Names the first field that is wrong, so that the form can show it; the value itself stays out of log and answer. */
function badInput(
  issues: ReadonlyArray<{ path?: ReadonlyArray<{ key: unknown }>; type: string; message: string }>,
): AppError {
  const first = issues[0];
  const field = first?.path?.map((step) => String(step.key)).join('.') ?? '';
  // Schemas give a Chinese sentence where a person can do something about it; valibot's own English stays in the log.
  const userMessage = first && /[\u4e00-\u9fff]/.test(first.message) ? first.message : undefined;
  return new AppError('BAD_INPUT', `bad input: ${field || 'input'} (${first?.type ?? 'unknown'})`, userMessage, {
    field,
  });
}
