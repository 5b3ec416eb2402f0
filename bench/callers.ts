import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Job, Seen } from './load';

/** The process that calls. */
export class Callers {
  private readonly child: ChildProcess = fork(join(__dirname, 'load.ts'), { execArgv: ['--import', 'tsx'] });

  run(job: Job): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the callers ended with ${code}`));
      this.child.once('exit', ended);
      this.child.once('message', (seen) => {
        this.child.off('exit', ended);
        resolve(seen as Seen);
      });
      this.child.send(job);
    });
  }

  stop(): void {
    this.child.kill();
  }
}

/** The value below which `share` of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

let taps = 0;
/** A request id no other call of this run has. */
export const tap = (): string => `bench-${process.pid}-${String(++taps).padStart(10, '0')}`;
