import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** Paths of all files below a folder, with `/`. A missing folder has none. */
export async function filesUnder(folder: string, skip: (name: string) => boolean = () => false): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries
      .filter((entry) => !skip(entry.name))
      .map(async (entry) => {
        if (!entry.isDirectory()) return [entry.name];
        return (await filesUnder(join(folder, entry.name), skip)).map((path) => posix.join(entry.name, path));
      }),
  );
  return nested.flat().sort();
}

/** How each kind of file names the files it needs, and the endings to try. */
const references: Record<string, { pattern: RegExp; endings: string[] }[]> = {
  '.js': [
    { pattern: /\brequire\(\s*['"]([^'"]+)['"]\s*\)/g, endings: ['', '.js', '/index.js'] },
    { pattern: /\bfrom\s+['"]([^'"]+)['"]/g, endings: ['', '.js', '/index.js'] },
  ],
  '.wxs': [{ pattern: /\brequire\(\s*['"]([^'"]+)['"]\s*\)/g, endings: ['', '.wxs'] }],
  '.wxml': [
    { pattern: /<(?:import|include)\b[^>]*?\bsrc=['"]([^'"]+)['"]/g, endings: ['', '.wxml'] },
    { pattern: /<wxs\b[^>]*?\bsrc=['"]([^'"]+)['"]/g, endings: ['', '.wxs'] },
  ],
  '.wxss': [{ pattern: /@import\s+['"]([^'"]+)['"]/g, endings: ['', '.wxss'] }],
};

/**
 * Every file of a mini program package that its components (or modules) `entries` need, themselves included.
 * Paths are relative to `folder`; entries are without extension.
 */
export async function followPackageFiles(folder: string, entries: string[]): Promise<string[]> {
  const present = new Set(await filesUnder(folder));
  const seen = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = await readFile(join(folder, file), 'utf8');
    for (const target of neededBy(file, text, present)) await visit(target);
  };
  for (const entry of entries) {
    const own = partsOf(entry, present);
    if (own.length === 0) throw new Error(`${posix.join(folder, entry)} is not there`);
    for (const file of own) await visit(file);
  }
  return [...seen].sort();
}

function neededBy(file: string, text: string, present: Set<string>): string[] {
  const found: string[] = [];
  for (const { pattern, endings } of references[posix.extname(file)] ?? []) {
    for (const match of text.matchAll(pattern)) {
      const base = resolveIn(file, match[1] ?? '');
      const target = endings.map((ending) => base + ending).find((path) => present.has(path));
      if (target) found.push(target);
    }
  }
  if (file.endsWith('.json')) {
    const { usingComponents = {} } = JSON.parse(text) as { usingComponents?: Record<string, string> };
    for (const reference of Object.values(usingComponents)) found.push(...partsOf(resolveIn(file, reference), present));
  }
  return found;
}

/** The files a component is made of. */
function partsOf(path: string, present: Set<string>): string[] {
  const parts = (base: string) =>
    ['.js', '.json', '.wxml', '.wxss'].map((ending) => base + ending).filter((file) => present.has(file));
  const own = parts(path);
  return own.length > 0 ? own : parts(`${path}/index`);
}

function resolveIn(file: string, reference: string): string {
  return reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(file), reference);
}
