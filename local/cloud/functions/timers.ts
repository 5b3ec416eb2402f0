import { readdirSync } from 'node:fs';
import { Cron } from 'croner';
import type { MovableClock } from '../../contract';
import type { LocalFunctions } from './index';
import type { TimerTrigger } from './manifest';
import { readManifest } from './manifest';
import type { Outcome } from './outcome';
import { timerEvent } from './timer-event';

/** A timer that fired, and how its call ended. */
export interface FiredTimer {
  function: string;
  trigger: string;
  /** When it was due, in milliseconds since 1970 by the movable clock. */
  dueAt: number;
  outcome: Outcome;
}

interface Timer {
  functionName: string;
  trigger: TimerTrigger;
  cron: Cron;
}

/** Looked at again after this long even when nothing is due: `config.json` may have changed meanwhile. */
const longestSleepMs = 5_000;

/**
 * Fires the timers of all functions when they are due by the movable clock. Moving the clock forward fires each timer that
 * became due once, however many of its times were passed, in the order of the first time each of them missed.
 */
export class TimerSchedule {
  private lookedAt: number;
  private wakeUp: NodeJS.Timeout | undefined;
  private running: Promise<FiredTimer[]> = Promise.resolve([]);
  private movedTimers: Promise<FiredTimer[]> = this.running;
  private closed = false;

  constructor(
    private readonly functionsDir: string,
    private readonly functions: LocalFunctions,
    private readonly clock: MovableClock,
    private readonly log: (line: string) => void,
  ) {
    this.lookedAt = clock.now();
  }

  /** Starts firing. Times that passed while the machine was off stay unfired. */
  start(): void {
    this.lookedAt = this.clock.now();
    this.clock.onMove(() => {
      this.movedTimers = this.catchUp();
    });
    this.sleep();
  }

  /** Resolves when the timers that the last move of the clock made due have run. */
  afterMove(): Promise<FiredTimer[]> {
    return this.movedTimers;
  }

  private catchUp(): Promise<FiredTimer[]> {
    const from = this.lookedAt;
    const to = this.clock.now();
    this.lookedAt = to;
    this.sleep();
    const due = to > from ? this.dueBetween(from, to) : [];
    // One batch after the other: what became due first has run before what became due later.
    const batch = this.running.then(() => this.fireAll(due));
    this.running = batch;
    return batch;
  }

  /** Fires a function's timers now, due or not. A function without one in its settings is called as by a timer. */
  async fireNow(functionName: string): Promise<FiredTimer[]> {
    const triggers = readManifest(this.functionsDir, functionName)?.triggers ?? [];
    const names = triggers.length > 0 ? triggers.map((trigger) => trigger.name) : ['manual'];
    const fired: FiredTimer[] = [];
    for (const name of names) fired.push(await this.fire(functionName, name, this.clock.now()));
    return fired;
  }

  /** Every timer with the next time it is due. */
  list(): Array<{ function: string; trigger: string; config: string; nextAt: string | undefined }> {
    const now = new Date(this.clock.now());
    return this.timers().map(({ functionName, trigger, cron }) => ({
      function: functionName,
      trigger: trigger.name,
      config: trigger.config,
      nextAt: cron.nextRun(now)?.toISOString(),
    }));
  }

  /** Stops firing. Resolves when running calls have ended. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.wakeUp);
    await this.running;
  }

  private sleep(): void {
    clearTimeout(this.wakeUp);
    if (this.closed) return;
    const now = this.clock.now();
    const next = Math.min(now + longestSleepMs, ...this.timers().map(({ cron }) => firstAfter(cron, now)));
    this.wakeUp = setTimeout(() => this.catchUp(), Math.max(next - now, 1));
    this.wakeUp.unref();
  }

  private dueBetween(from: number, to: number): Array<{ timer: Timer; dueAt: number }> {
    return this.timers()
      .map((timer) => ({ timer, dueAt: firstAfter(timer.cron, from) }))
      .filter(({ dueAt }) => dueAt <= to)
      .sort((left, right) => left.dueAt - right.dueAt);
  }

  private async fireAll(due: Array<{ timer: Timer; dueAt: number }>): Promise<FiredTimer[]> {
    const fired: FiredTimer[] = [];
    for (const { timer, dueAt } of due) fired.push(await this.fire(timer.functionName, timer.trigger.name, dueAt));
    return fired;
  }

  private async fire(functionName: string, trigger: string, dueAt: number): Promise<FiredTimer> {
    const outcome = await this.functions.invoke(functionName, timerEvent(trigger, dueAt), { source: 'timer' });
    if (!outcome.ok) this.log(`[timer ${functionName} ${outcome.requestId}] ${outcome.code}: ${outcome.message}`);
    return { function: functionName, trigger, dueAt, outcome };
  }

  private timers(): Timer[] {
    return functionNames(this.functionsDir).flatMap((functionName) =>
      this.triggersOf(functionName).map(({ trigger, cron }) => ({ functionName, trigger, cron })),
    );
  }

  private triggersOf(functionName: string): Array<{ trigger: TimerTrigger; cron: Cron }> {
    try {
      const triggers = readManifest(this.functionsDir, functionName)?.triggers ?? [];
      return triggers.map((trigger) => ({ trigger, cron: cronOf(trigger.config) }));
    } catch (error) {
      this.log(`[timer ${functionName}] ${error instanceof Error ? error.message : error}`);
      return [];
    }
  }
}

const parsed = new Map<string, Cron>();

/** The platform reads seven fields, second to year, in UTC+8. Throws on another form. */
function cronOf(config: string): Cron {
  const cron = parsed.get(config) ?? new Cron(config, { mode: '7-part', timezone: 'Asia/Shanghai', paused: true });
  parsed.set(config, cron);
  return cron;
}

function firstAfter(cron: Cron, time: number): number {
  return cron.nextRun(new Date(time))?.getTime() ?? Number.POSITIVE_INFINITY;
}

function functionNames(functionsDir: string): string[] {
  try {
    return readdirSync(functionsDir, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
  } catch {
    return [];
  }
}
