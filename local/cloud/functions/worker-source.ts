import { join } from 'node:path';
import { build } from 'esbuild';

let built: Promise<string> | undefined;

/**
 * The code of `worker/main.ts` as plain JavaScript, made once a process: a worker thread cannot be started from TypeScript
 * under every runner (tsx, jest), and a plain file starts without loading a compiler.
 */
export function workerSource(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'worker/main.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
  const [output] = outputFiles;
  if (!output) throw new Error('esbuild made no worker');
  return output.text;
}
