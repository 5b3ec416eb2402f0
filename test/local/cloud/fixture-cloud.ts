import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalCloudOptions } from '../../../local/cloud';
import type { TestCloud } from '../../support/local-cloud';
import { startCloudIn } from '../../support/local-cloud';

/** The small functions these tests call: each shows one thing the platform does. */
export const fixtureFunctions = join(__dirname, 'functions');

/** A folder that goes away with the machine's temporary files, if `remove` is not called. */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A local cloud over the fixture functions, with one instance of each: starting one is what these tests spend most on. */
export function startFixtureCloud(options: Partial<LocalCloudOptions> = {}): Promise<TestCloud> {
  return startCloudIn(temporaryFolder().folder, { functionsDir: fixtureFunctions, instances: 1, ...options });
}

/** A copy of one fixture function, for tests that change it. */
export function copyFixture(name: string): { functionsDir: string; bundle: string; remove(): void } {
  const { folder: functionsDir, remove } = temporaryFolder();
  symlinkSync(join(__dirname, '../../../node_modules'), join(functionsDir, 'node_modules'), 'junction');
  cpSync(join(fixtureFunctions, name), join(functionsDir, name), { recursive: true });
  return { functionsDir, bundle: join(functionsDir, name, 'index.js'), remove };
}
