import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface FirstRunOptions {
  dataDir: string;
  /** Built functions. */
  functionsDir: string;
  seed: number;
  progress(line: string): void;
}

/**
 * Makes the demo data where there is none yet. It is made beside the folder and moved there when complete: a first run
 * that was cut off leaves nothing half done and simply starts over. A folder that holds anything is left as it is.
 */
export async function makeFirstData({ dataDir, functionsDir, seed, progress }: FirstRunOptions): Promise<void> {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) return;
  const making = `${dataDir}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await fillInOwnProcess([making, functionsDir, String(seed)], progress);
  mkdirSync(dirname(dataDir), { recursive: true });
  // An empty folder is in the way on Windows.
  if (existsSync(dataDir)) rmdirSync(dataDir);
  renameSync(making, dataDir);
}

/** libsql gives up a database's file lock only with its process, and this one shall open the database next. */
async function fillInOwnProcess(args: readonly string[], progress: (line: string) => void): Promise<void> {
  const script = join(__dirname, 'fill-demo.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: join(__dirname, '..'),
    stdio: 'pipe',
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  createInterface({ input: child.stdout }).on('line', progress);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`演示数据没有生成：\n${Buffer.concat(errors).toString().trim()}`);
}
