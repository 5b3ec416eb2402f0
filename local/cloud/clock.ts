import { readFileSync } from 'node:fs';
import type { MovableClock } from '../contract';
import { writeFileAtomically } from './atomic-file';

/** A movable clock whose offset survives a restart, in `file` as `{offsetMs}`. */
export class PersistentClock implements MovableClock {
  private offset: number;
  private readonly listeners: Array<() => void> = [];

  constructor(private readonly file: string) {
    this.offset = readOffset(file);
  }

  get offsetMs(): number {
    return this.offset;
  }

  now(): number {
    return Date.now() + this.offset;
  }

  /** Moves the clock to real time plus `offsetMs` and tells the listeners. Throws `RangeError` beyond what a Date holds. */
  setOffset(offsetMs: number): void {
    const whole = Math.round(offsetMs);
    if (Number.isNaN(new Date(Date.now() + whole).getTime())) throw new RangeError('the clock cannot be moved there');
    this.offset = whole;
    writeFileAtomically(this.file, JSON.stringify({ offsetMs: whole }));
    for (const listener of this.listeners) listener();
  }

  onMove(listener: () => void): void {
    this.listeners.push(listener);
  }
}

function readOffset(file: string): number {
  try {
    const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown };
    return typeof offsetMs === 'number' && Number.isFinite(offsetMs) ? offsetMs : 0;
  } catch {
    return 0;
  }
}
