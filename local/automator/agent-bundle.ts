/** The page agent as one script, bundled once a process. */
import path from 'node:path';
import { build } from 'esbuild';

let bundled: Promise<string> | undefined;

export function agentSource(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'page-agent.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('esbuild made no page agent');
  return script.text;
}
