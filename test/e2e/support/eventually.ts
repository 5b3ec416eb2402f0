const PAUSE_MS = 50;

/**
 * Asks again and again until there is a value; a thrown error counts as "not yet". Throws after `timeoutMs`, with what was
 * waited for and the last error.
 */
export async function eventually<Value>(
  what: string,
  timeoutMs: number,
  attempt: () => Promise<{ value: Value } | undefined>,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  do {
    try {
      const found = await attempt();
      if (found) return found.value;
      last = undefined;
    } catch (thrown) {
      last = thrown;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (Date.now() < deadline);
  const reason = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(`waited ${timeoutMs / 1000} s in vain for ${what}${reason}`, { cause: last });
}
