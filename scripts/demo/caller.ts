import type { LocalCloud } from '../../local/cloud';

/** Calls an action as somebody. Resolves to what a page would get; throws with the action's code when it refuses. */
export type Caller = (
  openid: string,
  functionName: string,
  action: string,
  data: unknown,
  requestId: string,
) => Promise<unknown>;

export function callerOf(cloud: LocalCloud): Caller {
  return async (openid, functionName, action, data, requestId) => {
    const outcome = await cloud.functions.invoke(functionName, JSON.stringify({ action, data, requestId }), { openid });
    if (!outcome.ok) throw new Error(`${functionName}.${action}: ${outcome.code} ${outcome.message}`);
    const reply = JSON.parse(outcome.json) as { data?: unknown; error?: { code: string; message: string } };
    if (reply.error)
      throw new Error(`${functionName}.${action} as ${openid}: ${reply.error.code} ${reply.error.message}`);
    return reply.data;
  };
}
