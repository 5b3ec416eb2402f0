import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../scripts/build-functions';
import { installOneFileSdk } from './one-file-sdk';

/** Before a run: builds the functions once for all its test files, `startTestCloud` takes them from there. */
export default async function buildOnce(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-built-'));
  await installOneFileSdk(join(folder, 'node_modules'));
  await buildFunctions({ out: folder });
  // Workers are started after this and inherit it.
  process.env['BUILT_FUNCTIONS'] = folder;
}
