import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The keys personal fields are sealed with (`DATA_KEYS`, see platform/encryption.ts), made once and kept with the data
 * they belong to. Readable by their owner alone.
 */
export function dataKeysOf(dataDir: string): string {
  const file = join(dataDir, 'data-keys');
  if (!existsSync(file))
    writeFileSync(file, `local:${randomBytes(32).toString('base64')}`, { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
