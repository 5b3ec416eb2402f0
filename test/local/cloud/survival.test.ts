import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './fixture-cloud';

const { folder, remove } = temporaryFolder();
afterAll(remove);

async function start(): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'serve.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: join(__dirname, '../../..'),
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), process: child };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const post = async (url: string, body: string, headers: Record<string, string> = {}) =>
  (await fetch(url, { method: 'POST', body, headers })).json();

test('files, consents, messages, addresses and the clock survive a kill in the middle of work', async () => {
  const message = { touser: 'oWang', templateId: 'template', data: { thing1: { value: '路灯不亮' } } };
  const send = JSON.stringify({ api: 'subscribeMessage.send', data: message });

  const first = await start();
  const { fileID } = (await post(`${first.url}/local/upload?path=cases/a.txt`, '现场照片')) as { fileID: string };
  const [before] = (await post(`${first.url}/local/temp-urls`, JSON.stringify({ fileIDs: [fileID] }))) as [
    { tempFileURL: string },
  ];
  await post(`${first.url}/local/consents`, JSON.stringify({ openid: 'oWang', templateIds: ['template', 'template'] }));
  await post(`${first.url}/invoke/open`, send, { 'x-openid': 'oWang' });
  await post(`${first.url}/local/clock`, '{"advanceMs":3600000}');
  // An upload that never ends: its part must not be taken for a file.
  void fetch(`${first.url}/local/upload?path=half.txt`, {
    method: 'POST',
    body: new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('half')) }),
    duplex: 'half',
  } as RequestInit).catch(() => undefined);
  writeFileSync(join(folder, 'storage.incoming/left-behind'), 'half');
  await kill(first.process);

  const second = await start();
  const [after] = (await post(`${second.url}/local/temp-urls`, JSON.stringify({ fileIDs: [fileID] }))) as [
    { tempFileURL: string },
  ];
  expect(await (await fetch(after.tempFileURL)).text()).toBe('现场照片');
  const old = new URL(before.tempFileURL);
  expect((await fetch(`${second.url}${old.pathname}${old.search}`)).status).toBe(200);
  const half = fileID.replace('cases/a.txt', 'half.txt');
  expect(await post(`${second.url}/local/temp-urls`, JSON.stringify({ fileIDs: [half] }))).toMatchObject([
    { error: expect.any(String) },
  ]);
  expect(await (await fetch(`${second.url}/local/clock`)).json()).toMatchObject({ offsetMs: 3_600_000 });
  expect(await (await fetch(`${second.url}/local/messages?openid=oWang`)).json()).toMatchObject([
    { data: { thing1: '路灯不亮' } },
  ]);
  const again = async () =>
    ((await post(`${second.url}/invoke/open`, send, { 'x-openid': 'oWang' })) as { result: { errCode: number } }).result
      .errCode;
  expect([await again(), await again()]).toEqual([0, 43101]);
  await kill(second.process);
});
