import type { WorkerCall } from './worker/protocol';

/** Who or what a call comes from. */
export interface Caller {
  /** Left out for a timer or a machine. Must not be all digits: the SDK would turn it into a number. */
  openid?: string;
  /** `wx_client` (default), `wx_http` … or `timer`. */
  source?: string;
  /** The token of the invocation that makes this call through the SDK, if any: its caller stays the caller. */
  token?: string;
}

/** Database work of one invocation, nested invocations included. */
export interface Cost {
  databaseCalls: number;
  documentsExamined: number;
}

/** How a call ended. `json` is the function's result as JSON text. */
export type Outcome = { requestId: string; durationMs: number; cost: Cost } & (
  | { ok: true; json: string }
  | { ok: false; code: FailureCode; message: string }
);

/** The platform's codes. */
export type FailureCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
  | 'EXCEED_CONCURRENT_REQUEST_LIMIT'
  | 'EXCEED_MAX_PAYLOAD_SIZE';

/** How an instance answered. */
export type InstanceAnswer = { ok: true; json: string } | { ok: false; code: FailureCode; message: string };

/** A call on its way to an instance: everything but where the clock stands, which is asked when it starts. */
export type PendingCall = Omit<WorkerCall, 'type' | 'offsetMs'>;
