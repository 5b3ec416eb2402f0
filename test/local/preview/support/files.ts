import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];

/** A folder of its own with these files. Gone after {@link removeFolders}. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) writeIn(folder, path, text);
  return folder;
}

/** A copy of the fixture mini program, so that a test may build and change it. */
export function fixtureCopy(): string {
  const folder = folderWith({});
  cpSync(join(__dirname, '../fixture'), folder, { recursive: true });
  return folder;
}

export function writeIn(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export const nodeModules = join(__dirname, '../../../../node_modules');
