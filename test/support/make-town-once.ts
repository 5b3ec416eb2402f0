import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../scripts/build-functions';
import { buildMiniprogramNpm } from '../../scripts/build-npm';
import { makeFirstData } from '../../scripts/first-run';
import { demoSeed } from '../../scripts/system';
import { installOneFileSdk } from './one-file-sdk';

const root = join(__dirname, '../..');

/** Before the end-to-end tests: makes the demo town once; each test file starts on a copy of it (e2e/support/town.ts). */
export default async function makeTownOnce(): Promise<void> {
  if (process.env['E2E_TARGET'] === 'devtools') return;
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-town-'));
  const functionsDir = join(folder, 'functions');
  await installOneFileSdk(join(functionsDir, 'node_modules'));
  await buildFunctions({ out: functionsDir });
  // Files that run side by side then find it whole, and change nothing in it.
  await buildMiniprogramNpm({ miniprogramRoot: join(root, 'miniprogram'), nodeModules: join(root, 'node_modules') });
  await makeFirstData({ dataDir: join(folder, 'data'), functionsDir, seed: demoSeed, progress: () => undefined });
  process.env['MADE_TOWN'] = folder;
}
