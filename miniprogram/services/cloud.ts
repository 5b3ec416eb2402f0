import type { ActionName, InputOf, OutputOf } from './api';
import { CloudError } from './cloud-error';

export { CloudError };

/**
 * The only caller of wx.cloud.callFunction. A lost answer is asked for again under the same request id, so that a step
 * taken twice on the wire is one step in the database.
 */

interface Reply {
  data?: unknown;
  error?: { code: string; message: string; details?: Record<string, unknown> };
}

const attempts = 3;

/**
 * Calls one action.
 *
 * @param requestId the id of the tap, when the caller keeps it over a restart (drafts); else a new one
 * @param doneAt when it was done, where that was earlier: milliseconds since 1970
 */
export async function call<N extends ActionName>(
  name: N,
  data: InputOf<N>,
  requestId = newRequestId(),
  doneAt?: number,
): Promise<OutputOf<N>> {
  const [functionName = '', action = ''] = name.split('.');
  const reply = await send(functionName, { action, data, requestId, ...(doneAt === undefined ? {} : { doneAt }) });
  if (reply.error) throw new CloudError(reply.error.code, reply.error.message, reply.error.details);
  return reply.data as OutputOf<N>;
}

async function send(name: string, data: Record<string, unknown>): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result } = await wx.cloud.callFunction({ name, data });
      return result as Reply;
    } catch (error) {
      if (attempt === attempts || !(await isOnline())) throw offline(error);
    }
  }
}

/** 22 letters and digits: the same for every retry of one tap. */
export function newRequestId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  let id = '';
  for (let i = 0; i < 22; i++) id += letters.charAt(Math.floor(Math.random() * letters.length));
  return id;
}

async function isOnline(): Promise<boolean> {
  const { networkType } = await wx.getNetworkType();
  return networkType !== 'none';
}

function offline(cause: unknown): CloudError {
  const text = String((cause as { errMsg?: string }).errMsg ?? cause);
  return new CloudError('OFFLINE', '网络不通，您填写的内容还在，请检查网络后再试', { cause: text });
}

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof CloudError ? error.message : '出了点问题，请稍后再试';
}
