/** One JSON line a call. Callers put ids, codes and sizes in it, never words, phones or places of people. */
export function writeLog(entry: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}
