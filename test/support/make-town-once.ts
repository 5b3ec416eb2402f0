import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../scripts/build-functions';
import { makeFirstData } from '../../scripts/first-run';
import { demoSeed } from '../../scripts/system';

/** Before the end-to-end tests: makes the demo town once; each test file starts on a copy of it (e2e/support/town.ts). */
export default async function makeTownOnce(): Promise<void> {
  if (process.env['E2E_TARGET'] === 'devtools') return;
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-town-'));
  const functionsDir = join(folder, 'functions');
  await buildFunctions({ out: functionsDir });
  await makeFirstData({ dataDir: join(folder, 'data'), functionsDir, seed: demoSeed, progress: () => undefined });
  process.env['MADE_TOWN'] = folder;
}
