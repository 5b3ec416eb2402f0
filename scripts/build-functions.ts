import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { BuildOptions, BuildResult, Metafile } from 'esbuild';
import { build, context } from 'esbuild';

const root = join(__dirname, '..');
const sources = join(root, 'cloudfunctions');

/** Large files a function reads at run time from beside its bundle: never inside it, every cold start would read them. */
const assets: Readonly<Record<string, readonly string[]>> = {
  print: [
    require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
  ],
};

export interface BuildFunctionsOptions {
  /** Where `<name>/index.js` goes. */
  out: string;
  /** Functions to build; left out: all. */
  names?: readonly string[];
  /** Builds again when a source changes, until `stop()`. */
  watch?: boolean;
}

export interface BuiltFunctions {
  names: string[];
  /** What went into the first build. */
  metafile: Metafile;
  stop(): Promise<void>;
}

/**
 * Bundles each `cloudfunctions/<name>/index.ts` into what is uploaded: `index.js`, `config.json`, `package.json`, its assets. The two
 * SDKs stay outside: the platform installs them from `package.json`. Files are replaced one by one and only when they
 * differ, so several builders may write to one folder and a running local cloud reloads only what changed.
 *
 * @throws Error for a name without an `index.ts`, or what esbuild says of a source
 */
export async function buildFunctions({ out, names, watch }: BuildFunctionsOptions): Promise<BuiltFunctions> {
  const wanted = [...(names ?? functionNames())];
  const missing = wanted.find((name) => !existsSync(join(sources, name, 'index.ts')));
  if (missing !== undefined) throw new Error(`there is no function ${missing}`);
  mkdirSync(out, { recursive: true });
  linkModules(out);
  const write = (result: BuildResult) => writeFunctions(out, wanted, result);
  const options = optionsFor(wanted, write);
  const result = await build(options);
  if (!watch) return { names: wanted, metafile: result.metafile, stop: async () => undefined };
  const watching = await context(options);
  await watching.watch();
  return { names: wanted, metafile: result.metafile, stop: () => watching.dispose() };
}

/** Every folder of `cloudfunctions/` that is a function. `platform` has no `index.ts` and is none. */
export function functionNames(): string[] {
  return readdirSync(sources).filter((name) => existsSync(join(sources, name, 'index.ts')));
}

function optionsFor(names: readonly string[], write: (result: BuildResult) => void) {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, join(sources, name, 'index.ts')])),
    outdir: join(root, 'dist/cloudfunctions'),
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node18',
    // Chinese as it is and no air between: half the bytes a cold start reads. Names and lines stay for stack traces.
    charset: 'utf8' as const,
    minifyWhitespace: true,
    lineLimit: 160,
    external: ['wx-server-sdk', '@cloudbase/node-sdk'],
    // Its ES module asks where it lies, which a bundle of this format cannot tell it.
    alias: { pdfkit: require.resolve('pdfkit') },
    metafile: true,
    logLevel: 'warning',
    plugins: [{ name: 'write', setup: (plugin) => plugin.onEnd(write) }],
  } satisfies BuildOptions;
}

function writeFunctions(out: string, names: readonly string[], result: BuildResult): void {
  if (result.errors.length > 0) return;
  for (const file of result.outputFiles ?? []) {
    replace(join(out, relative(join(root, 'dist/cloudfunctions'), file.path)), file.text);
  }
  const manifest = packageManifest();
  for (const name of names) {
    replace(join(out, name, 'package.json'), JSON.stringify({ name, ...manifest }, null, 2));
    const config = join(sources, name, 'config.json');
    if (existsSync(config)) replace(join(out, name, 'config.json'), readFileSync(config, 'utf8'));
    for (const asset of assets[name] ?? []) place(asset, join(out, name, basename(asset)));
  }
}

/** Puts a large file where it is read: the same file under a second name where the disk allows it, else a copy. */
function place(source: string, target: string): void {
  if (existsSync(target) && statSync(target).size === statSync(source).size) return;
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    linkSync(source, temporary);
  } catch {
    copyFileSync(source, temporary);
  }
  renameSync(temporary, target);
}

/** The SDK version the tests ran with is the one that is installed. */
function packageManifest(): object {
  const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  return { version, private: true, main: 'index.js', dependencies: { 'wx-server-sdk': dependencies['wx-server-sdk'] } };
}

function replace(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

/** Outside the repository a bundle would not find the SDK: gives it the repository's modules. */
function linkModules(out: string): void {
  const link = join(out, 'node_modules');
  if (!relative(root, out).startsWith('..') || existsSync(link)) return;
  try {
    symlinkSync(join(root, 'node_modules'), link, 'junction');
  } catch (error) {
    // Another builder was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

if (require.main === module) {
  void buildFunctions({ out: join(root, 'dist/cloudfunctions'), watch: process.argv.includes('--watch') }).then(
    ({ names }) => console.log(`built ${names.join(', ')}`),
    () => {
      process.exitCode = 1;
    },
  );
}
