import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench } from './support';

/** Lets a writer run until it has acknowledged this many writes, then kills it without warning. */
function writeAndKill(file: string, round: number, acknowledged: number): Promise<string[]> {
  const script = join(__dirname, 'crash-writer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (text.split('\n').length > acknowledged) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(text.split('\n').slice(0, -1))));
}

it('loses no acknowledged write through kill -9, and keeps documents and indexes together', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const file = join(folder, 'data.sqlite');
  const acknowledged: string[] = [];
  for (const [round, writes] of [100, 200, 500].entries())
    acknowledged.push(...(await writeAndKill(file, round, writes)));

  const bench = new Bench({ file });
  const lost = acknowledged.filter((id) => bench.get('log', id) === undefined);
  const halves = acknowledged.filter(
    (id) => Number(id.split('-')[1]) % 3 === 0 && bench.get('log', `${id}+`) === undefined,
  );
  const unchanged = acknowledged.filter(
    (id) => Number(id.split('-')[1]) % 3 !== 0 && bench.get('log', id)?.['key'] !== `${id}!`,
  );
  expect({ lost, halves, unchanged }).toEqual({ lost: [], halves: [], unchanged: [] });
  expect(acknowledged.length).toBeGreaterThanOrEqual(800);

  const total = bench.count('log', {});
  expect([bench.count('log', { key: { $gt: '' } }), bench.cost.plan]).toEqual([total, 'index key']);
  expect([bench.count('log', { tags: 'x' }), bench.cost.plan]).toEqual([total, 'index tags']);
  bench.db.close();
  rmSync(folder, { recursive: true });
});
