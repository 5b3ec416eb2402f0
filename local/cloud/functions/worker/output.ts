/**
 * Hands everything written to stdout and stderr to `report`, whole lines where possible. Node's own way of passing a
 * worker's output on is a stream that arrives at any time; this keeps a line together with the call that wrote it.
 */
export function redirectOutput(report: (text: string) => void): void {
  const write = (chunk: unknown, encoding?: unknown, done?: unknown): boolean => {
    report(typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString());
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') callback();
    return true;
  };
  process.stdout.write = write as typeof process.stdout.write;
  process.stderr.write = write as typeof process.stderr.write;
}
