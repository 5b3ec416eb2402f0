/**
 * One whole local system (cloud, preview, automator) for one test file, on a free port with data of its own.
 *
 *   beforeAll(() => startTown());
 *   afterAll(() => stopTown());
 *
 * With `E2E_TARGET=devtools` there is nothing to start: WeChat DevTools runs the mini program against its own cloud.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startSystem } from '../../../scripts/system';

export interface Town {
  /** Where the local system answers, for what is only there: clock, notices, people (local/contract.ts). */
  url: string;
}

interface RunningTown extends Town {
  close(): Promise<void>;
}

export const onDevtools = process.env.E2E_TARGET === 'devtools';

// Jest gives every test file a module registry of its own, so this is one town a file.
let running: RunningTown | undefined;

export async function startTown(): Promise<Town> {
  if (onDevtools) return { url: '' };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'town-'));
  const dataDir = path.join(folder, 'data');
  // The demo town and its functions as the run made them once (support/make-town-once.ts).
  const made = process.env.MADE_TOWN ?? '';
  cpSync(path.join(made, 'data'), dataDir, { recursive: true });
  const system = await startSystem({ dataDir, functionsDir: path.join(made, 'functions'), quiet: true });
  running = {
    url: system.url,
    async close() {
      await system.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return running;
}

export async function stopTown(): Promise<void> {
  await running?.close();
  running = undefined;
}

/** The town of this test file. Throws before `startTown`. */
export function town(): Town {
  if (!running) throw new Error('no town is running: beforeAll(() => startTown())');
  return running;
}
