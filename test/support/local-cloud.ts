import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '../../cloudfunctions/platform/collections';
import type { LocalCloud, LocalCloudOptions } from '../../local/cloud';
import { startLocalCloud } from '../../local/cloud';
import type { Cost } from '../../local/cloud/functions/outcome';
import { functionNames } from '../../scripts/build-functions';

export interface TestCloudOptions {
  /** Functions of `cloudfunctions/` that are there; left out: all. Timers of others do not run. */
  functions?: readonly string[];
  /** Environment variables of the functions. */
  env?: Record<string, string>;
  /** Instances of one function (default 2: two calls at once are really two at once). */
  instances?: number;
  log?: (line: string) => void;
}

/** A call that failed on the platform's side: a crash, a time-out, an unknown function. */
export class InvokeError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'InvokeError';
  }
}

export interface TestCaller {
  openid?: string;
  /** `timer` for a timer. */
  source?: string;
}

/** A local cloud of its own for one test file, with an empty database, on a free port. */
export interface TestCloud
  extends Pick<LocalCloud, 'url' | 'clock' | 'database' | 'storage' | 'wechat' | 'functions' | 'timers'> {
  cloud: LocalCloud;
  /** Calls a function with a value as its event; resolves to its result. Rejects with `InvokeError`. */
  invoke<Result = unknown>(functionName: string, event: unknown, caller?: TestCaller): Promise<Result>;
  /** Database work of the last `invoke`. */
  readonly cost: Cost;
  /** Moves the clock forward and resolves when the timers that became due have run. */
  advance(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a local cloud on a copy of the functions that `build-once` built for this run. Call `close()` when done. */
export async function startTestCloud({
  functions = functionNames(),
  ...options
}: TestCloudOptions = {}): Promise<TestCloud> {
  const built = process.env['BUILT_FUNCTIONS'];
  if (!built) throw new Error('no functions are built: jest.config.cjs names test/support/build-once.ts');
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-'));
  const functionsDir = join(folder, 'functions');
  for (const name of functions) copyFunction(join(built, name), join(functionsDir, name));
  symlinkSync(join(built, 'node_modules'), join(functionsDir, 'node_modules'), 'junction');
  return startCloudIn(folder, { functionsDir, collections, ...options });
}

/** The printed matter's fonts are 21 MB, and nobody changes them: they are the same file under a second name. */
function copyFunction(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from))
    (file.endsWith('.ttf') ? linkSync : copyFileSync)(join(from, file), join(to, file));
}

/** Starts a local cloud on functions that are built already. Its data goes into `folder`, which `close()` removes. */
export async function startCloudIn(folder: string, options: Omit<LocalCloudOptions, 'dataDir'>): Promise<TestCloud> {
  const cloud = await startLocalCloud({ dataDir: join(folder, 'data'), ...options });
  const { url, clock, database, storage, wechat, functions, timers } = cloud;
  let cost: Cost = { databaseCalls: 0, documentsExamined: 0 };
  return {
    cloud,
    url,
    clock,
    database,
    storage,
    wechat,
    functions,
    timers,
    get cost() {
      return cost;
    },
    async invoke<Result>(functionName: string, event: unknown, caller: TestCaller = {}) {
      const outcome = await functions.invoke(functionName, JSON.stringify(event ?? {}), caller);
      cost = outcome.cost;
      if (!outcome.ok) throw new InvokeError(outcome.code, outcome.message);
      return JSON.parse(outcome.json) as Result;
    },
    async advance(milliseconds) {
      clock.setOffset(clock.offsetMs + milliseconds);
      await timers.afterMove();
    },
    async close() {
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
