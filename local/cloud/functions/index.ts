import type { MovableClock } from '../../contract';
import { environment, functionDefaults, limits } from '../settings';
import { baseEnvironment } from './environment';
import type { AnswerAdmin, InstanceHost } from './instance';
import type { Invocation } from './invocations';
import { InvocationBook } from './invocations';
import type { FunctionManifest } from './manifest';
import { readManifestOfCall } from './manifest';
import type { Caller, InstanceAnswer, Outcome } from './outcome';
import { FunctionPool } from './pool';
import { timerEvent } from './timer-event';
import { workerSource } from './worker-source';

export interface LocalFunctionsOptions {
  /** Holds `<name>/index.js` and `<name>/config.json` of every function. */
  functionsDir: string;
  clock: MovableClock;
  log(line: string): void;
  /** Instances of one function at most. */
  instances?: number;
}

/** Counts of one function since the start. */
export interface FunctionStats {
  calls: number;
  errors: number;
  totalMs: number;
  slowestMs: number;
}

/** Runs the built functions as the platform does: one call at a time in an instance, several instances, none shared. */
export class LocalFunctions {
  readonly invocations = new InvocationBook();
  readonly stats = new Map<string, FunctionStats>();
  /** When an openid last called, by the movable clock. */
  readonly lastSeen = new Map<string, number>();
  private readonly pools = new Map<string, FunctionPool>();
  private retiredPools: FunctionPool[] = [];
  private host: InstanceHost | undefined;

  constructor(private readonly options: LocalFunctionsOptions) {}

  /**
   * Must be called once the server listens, before the first call.
   *
   * @param adminUrl where the SDK's requests go
   * @param settings environment variables of the functions
   * @param answerAdmin answers the SDK's requests directly; left out: they go over HTTP
   */
  async start(adminUrl: string, settings: Record<string, string>, answerAdmin?: AnswerAdmin): Promise<void> {
    const { clock, log } = this.options;
    this.host = {
      workerSource: await workerSource(),
      environment: baseEnvironment(adminUrl, settings),
      resultLimitBytes: limits.resultBytes,
      adminUrl: answerAdmin ? adminUrl : '',
      answerAdmin: answerAdmin ?? unreachable,
      offsetMs: () => clock.offsetMs,
      output: (name, requestId, text) => log(`[${name} ${requestId}] ${text.trimEnd()}`),
    };
  }

  /**
   * Calls a function. Never rejects: what went wrong is in the outcome.
   *
   * @param event the event as JSON text; '' for none, which for a timer means the platform's own event
   */
  async invoke(name: string, event: string, caller: Caller): Promise<Outcome> {
    const startedAt = performance.now();
    const invocation = this.invocations.open(caller);
    if (invocation.openid !== undefined) this.lastSeen.set(invocation.openid, this.options.clock.now());
    const answer = await this.run(name, event, invocation);
    this.invocations.close(invocation);
    const durationMs = performance.now() - startedAt;
    if (answer.ok || answer.code !== 'FUNCTION_NOT_FOUND') this.count(name, durationMs, answer.ok);
    const { requestId, databaseCalls, documentsExamined } = invocation;
    return { ...answer, requestId, durationMs, cost: { databaseCalls, documentsExamined } };
  }

  /** How many instances of a function are there now. */
  instancesOf(name: string): number {
    return this.pools.get(name)?.size ?? 0;
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values(), ...this.retiredPools].map((pool) => pool.stop()));
    this.pools.clear();
  }

  private async run(name: string, event: string, invocation: Invocation): Promise<InstanceAnswer> {
    if (event.length > limits.eventBytes) {
      return { ok: false, code: 'EXCEED_MAX_PAYLOAD_SIZE', message: 'the event is larger than 6 MB' };
    }
    const manifest = this.manifestOf(name);
    if (manifest instanceof Error) return { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: manifest.message };
    if (!manifest) {
      return {
        ok: false,
        code: 'FUNCTION_NOT_FOUND',
        message: `there is no function ${JSON.stringify(name.slice(0, 60))}`,
      };
    }
    const { requestId, openid, source, timer, token, parent } = invocation;
    const text = timer && event === '' ? timerEvent('manual', this.options.clock.now()) : event;
    const call = {
      requestId,
      event: text,
      openid,
      source,
      timer,
      token,
      appid: environment.appid,
      clientIp: '127.0.0.1',
    };
    return this.poolFor(manifest).run(call, parent !== undefined);
  }

  private manifestOf(name: string): FunctionManifest | Error | undefined {
    try {
      return readManifestOfCall(this.options.functionsDir, name);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private poolFor(manifest: FunctionManifest): FunctionPool {
    const existing = this.pools.get(manifest.name);
    if (existing?.manifest === manifest) return existing;
    if (!this.host) throw new Error('LocalFunctions.start() was not called');
    if (existing) {
      existing.retire();
      this.retiredPools = [...this.retiredPools.filter((pool) => pool.size > 0), existing];
    }
    const pool = new FunctionPool(manifest, this.host, {
      instances: this.options.instances ?? functionDefaults.instances,
      waiting: limits.waitingCalls,
    });
    this.pools.set(manifest.name, pool);
    return pool;
  }

  private count(name: string, durationMs: number, ok: boolean): void {
    const stats = this.stats.get(name) ?? { calls: 0, errors: 0, totalMs: 0, slowestMs: 0 };
    stats.calls++;
    if (!ok) stats.errors++;
    stats.totalMs += durationMs;
    stats.slowestMs = Math.max(stats.slowestMs, durationMs);
    this.stats.set(name, stats);
  }
}

function unreachable(): Promise<never> {
  throw new Error('a function asked directly although its requests go over HTTP');
}
