import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import qrcode from 'qrcode-terminal';
import { demoSeed, startSystem } from './system';

const usage = '用法：npm start -- [--port 8080] [--data .local] [--seed 数字] [--no-open]';

const options = {
  port: { type: 'string', default: '8080' },
  data: { type: 'string', default: join(__dirname, '../.local') },
  seed: { type: 'string', default: String(demoSeed) },
  'no-open': { type: 'boolean', default: false },
} as const;

/** `npm start`: runs until Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const [port, seed] = [Number(values.port), Number(values.seed)];
  if (!Number.isInteger(port) || port < 0 || port > 65535 || !Number.isInteger(seed)) throw new Error(usage);
  let close = async (): Promise<void> => undefined;
  stopOnSignal(() => close());
  await checkPort(port);
  const system = await startSystem({ dataDir: values.data, port, seed, watch: true });
  close = system.close;
  qrcode.generate(system.url, { small: true }, (code) => console.log(code));
  console.log(`ready ${system.url}`);
  if (!values['no-open'] && hasDisplay()) openBrowser(system.url);
}

/** Told before the demo town is made, not after. */
async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

function stopOnSignal(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

function hasDisplay(): boolean {
  if (process.env['CI']) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Whether it opens or not: the address stands in the terminal. */
function openBrowser(url: string): void {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start'] }[process.platform as string] ?? [
    'xdg-open',
  ];
  if (!command) return;
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function sentenceOf(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用，请换一个：npm start -- --port ${(port ?? 8080) + 1}`;
  if (code === 'EACCES') return `没有权限使用端口 ${port}，请换一个 1024 以上的：npm start -- --port 8080`;
  return message ?? String(error);
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exit(1);
});
