import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { filesUnder, followPackageFiles } from './npm-follow';
import { vantIconStyles, withLocalIcons } from './npm-icons';
import { bareImports, packageName } from './npm-imports';

export interface NpmBuildOptions {
  /** Folder with app.json. */
  miniprogramRoot: string;
  /** Folder the packages are installed in. */
  nodeModules: string;
}

export interface NpmBuildResult {
  /** Paths inside miniprogram_npm, sorted. */
  files: string[];
  /** Paths written or deleted by this run; empty when everything was there already. */
  changed: string[];
}

/**
 * Makes `miniprogram_npm` as WeChat DevTools' "build npm" lays it out, but with only what the mini program uses:
 * packages made for mini programs (package.json `miniprogram`) are copied file by file along usingComponents, import,
 * include, wxs, require and @import; every other imported module becomes one bundled file under its own name.
 * Icons of Vant are put inside, those that are named somewhere.
 */
export async function buildMiniprogramNpm(options: NpmBuildOptions): Promise<NpmBuildResult> {
  const { miniprogramRoot, nodeModules } = options;
  const sources = await filesUnder(miniprogramRoot, (name) => name === 'miniprogram_npm' || name === 'node_modules');
  const wanted = new Map<string, string | Buffer>();
  for (const [name, entries] of await componentEntries(miniprogramRoot, sources)) {
    const packageFolder = join(nodeModules, name);
    const folder = (await packageJson(packageFolder)).miniprogram;
    if (typeof folder !== 'string') throw new Error(`${name} is used as a component but is not made for mini programs`);
    for (const file of await followPackageFiles(join(packageFolder, folder), entries)) {
      wanted.set(posix.join(name, file), await readFile(join(packageFolder, folder, file)));
    }
  }
  for (const specifier of await moduleImports(miniprogramRoot, sources)) {
    const name = packageName(specifier);
    const miniprogram = (await packageJson(join(nodeModules, name))).miniprogram;
    if (typeof miniprogram === 'string') {
      const rest = specifier.slice(name.length + 1) || 'index';
      for (const file of await followPackageFiles(join(nodeModules, name, miniprogram), [rest])) {
        wanted.set(posix.join(name, file), await readFile(join(nodeModules, name, miniprogram, file)));
      }
    } else {
      wanted.set(moduleFile(specifier), await bundleModule(specifier, nodeModules));
    }
  }
  const icons = wanted.get(vantIconStyles);
  if (icons) {
    const texts = await textsThatName(miniprogramRoot, sources, wanted);
    wanted.set(vantIconStyles, await withLocalIcons(String(icons), texts));
  }
  return writeWanted(join(miniprogramRoot, 'miniprogram_npm'), wanted);
}

/** Where an icon's name can stand: the packages' own files, and ours that belong to a template with a Vant tag. */
async function textsThatName(root: string, sources: string[], wanted: Map<string, string | Buffer>): Promise<string[]> {
  const texts = [...wanted].filter(([path]) => /\.(wxml|js|wxs)$/.test(path)).map(([, content]) => String(content));
  for (const template of sources.filter((path) => path.endsWith('.wxml'))) {
    const text = await readFile(join(root, template), 'utf8');
    if (!text.includes('<van-')) continue;
    const stem = template.slice(0, -'wxml'.length);
    const scripts = sources.filter((path) => path === `${stem}ts` || path === `${stem}js`);
    texts.push(text, ...(await Promise.all(scripts.map((path) => readFile(join(root, path), 'utf8')))));
  }
  return texts;
}

/** Components of packages that json files name, by package: `@vant/weapp` → [`button/index`]. */
async function componentEntries(root: string, sources: string[]): Promise<Map<string, string[]>> {
  const entries = new Map<string, Set<string>>();
  for (const file of sources.filter((path) => path.endsWith('.json'))) {
    for (const reference of await usedComponents(join(root, file))) {
      if (/^[./]|^plugin/.test(reference) || sources.includes(posix.join(posix.dirname(file), `${reference}.json`)))
        continue;
      const name = packageName(reference);
      entries.set(name, (entries.get(name) ?? new Set()).add(reference.slice(name.length + 1)));
    }
  }
  return new Map([...entries].map(([name, paths]) => [name, [...paths].sort()]));
}

async function usedComponents(file: string): Promise<string[]> {
  try {
    const json = JSON.parse(await readFile(file, 'utf8')) as { usingComponents?: Record<string, string> };
    return Object.values(json.usingComponents ?? {});
  } catch {
    return []; // a broken json is the compiler's to report, with its line
  }
}

async function moduleImports(root: string, sources: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const file of sources.filter((path) => /(?<!\.d)\.(ts|js)$/.test(path))) {
    for (const specifier of bareImports(await readFile(join(root, file), 'utf8'))) found.add(specifier);
  }
  return [...found].sort();
}

/** `dayjs` → `dayjs/index.js`, `dayjs/plugin/utc` → `dayjs/plugin/utc.js`: where WeChat looks a name up. */
function moduleFile(specifier: string): string {
  if (specifier === packageName(specifier)) return `${specifier}/index.js`;
  return specifier.endsWith('.js') ? specifier : `${specifier}.js`;
}

/** A module and what it needs as one file. The package's own main file stays outside of its parts: it is one instance. */
async function bundleModule(specifier: string, nodeModules: string): Promise<string> {
  const name = packageName(specifier);
  const result = await build({
    stdin: { contents: `module.exports = require(${JSON.stringify(specifier)});`, resolveDir: nodeModules },
    nodePaths: [nodeModules],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2017',
    minify: true,
    legalComments: 'none',
    plugins: specifier === name ? [] : [outside(name)],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Keeps exactly this name out of a bundle. esbuild's `external` would take its subpaths along. */
function outside(name: string): Plugin {
  return {
    name: 'outside',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^[^./]/ }, ({ path }) => (path === name ? { path, external: true } : undefined)),
  };
}

async function packageJson(folder: string): Promise<Record<string, unknown>> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => {
    throw new Error(`the mini program uses a package that is not installed: ${folder}`);
  });
  return JSON.parse(text) as Record<string, unknown>;
}

/** Writes what differs and deletes what is no longer wanted, so that an unchanged build touches nothing. */
async function writeWanted(folder: string, wanted: Map<string, string | Buffer>): Promise<NpmBuildResult> {
  const changed: string[] = [];
  for (const [path, content] of wanted) {
    const target = join(folder, path);
    const old = await readFile(target).catch(() => undefined);
    if (old?.equals(Buffer.from(content))) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
    changed.push(path);
  }
  for (const path of await filesUnder(folder)) {
    if (wanted.has(path)) continue;
    await rm(join(folder, path));
    changed.push(path);
  }
  return { files: [...wanted.keys()].sort(), changed };
}

if (require.main === module) {
  const root = join(__dirname, '..');
  buildMiniprogramNpm({ miniprogramRoot: join(root, 'miniprogram'), nodeModules: join(root, 'node_modules') }).then(
    ({ files, changed }) =>
      console.log(
        `${relative(root, join(root, 'miniprogram/miniprogram_npm'))}: ${files.length} files, ${changed.length} changed`,
      ),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
