import type { ActionName, InputOf, OutputOf } from '../../../miniprogram/services/api';
import { town } from './town';

let taps = 0;

/** Calls an action as somebody whose screens the test does not look at. Throws with the code of a refusal. */
export async function callAs<N extends ActionName>(openid: string, name: N, data: InputOf<N>): Promise<OutputOf<N>> {
  const [functionName = '', action = ''] = name.split('.');
  const requestId = `e2e-tap-${String(++taps).padStart(10, '0')}-${openid.slice(-6)}`;
  const response = await fetch(`${town().url}/invoke/${functionName}`, {
    method: 'POST',
    headers: { 'x-openid': openid },
    body: JSON.stringify({ action, data, requestId }),
  });
  const { result } = (await response.json()) as {
    result?: { data?: OutputOf<N>; error?: { code: string; message: string } };
  };
  if (result?.data === undefined) throw new Error(`${name}: ${result?.error?.code} ${result?.error?.message}`);
  return result.data;
}

/** Moves the town's clock on; answers when the timers that became due have run. */
export async function advance(milliseconds: number): Promise<void> {
  await fetch(`${town().url}/local/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: milliseconds }) });
}
