import { transform } from 'esbuild';
import { lineOf } from './json';
import type { Problems } from './problems';
import { resolveModule } from './resolve';
import type { SourceFiles } from './source-files';
import { transformFault } from './transform-fault';

/** One file of code, as the phone's module registry takes it. */
export interface CompiledModule {
  /** Path with extension: `services/cloud.ts`. */
  path: string;
  /** CommonJS, for a function of (require, module, exports). */
  code: string;
  /** Source map as JSON, without the source text. */
  map: string;
  /** What each `require` means: specifier → path. */
  requires: Record<string, string>;
}

interface Transformed {
  code: string;
  map: string;
  specifiers: string[];
  problem?: { line?: number; column?: number; message: string };
}

/** Compiles `entries` and everything they require. */
export async function compileScripts(
  files: SourceFiles,
  entries: string[],
  problems: Problems,
): Promise<Map<string, CompiledModule>> {
  const modules = new Map<string, CompiledModule>();
  let wave = [...new Set(entries)];
  while (wave.length > 0) {
    const compiled = await Promise.all(wave.map((path) => compileOne(files, path, problems)));
    for (const module of compiled) modules.set(module.path, module);
    wave = [...new Set(compiled.flatMap((module) => Object.values(module.requires)))].filter(
      (path) => !modules.has(path),
    );
  }
  return modules;
}

async function compileOne(files: SourceFiles, path: string, problems: Problems): Promise<CompiledModule> {
  const { code, map, specifiers, problem } = await files.remember(
    'script',
    path,
    () => transformFile(files, path),
    () => [path],
  );
  if (problem) problems.add({ file: files.name(path), ...problem });
  const requires: Record<string, string> = {};
  for (const specifier of specifiers) {
    const target = resolveModule(files, path, specifier);
    if (target !== undefined) requires[specifier] = target;
    else {
      problems.add({
        file: files.name(path),
        line: lineOf(files.read(path), specifier),
        message: `module "${specifier}" is not found${npmHint(specifier)}`,
      });
    }
  }
  return { path, code, map, requires };
}

function npmHint(specifier: string): string {
  return /^[./]/.test(specifier) ? '' : ' in miniprogram_npm (build it with buildMiniprogramNpm)';
}

async function transformFile(files: SourceFiles, path: string): Promise<Transformed> {
  const text = files.read(path) ?? '';
  try {
    const { code, map } = await transform(text, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2022',
      sourcemap: 'external',
      sourcesContent: true,
      sourcefile: files.name(path),
      logLevel: 'silent',
    });
    return { code, map, specifiers: requiresIn(code) };
  } catch (error) {
    return { code: '', map: '', specifiers: [], problem: transformFault(error) };
  }
}

function requiresIn(code: string): string[] {
  return [...new Set([...code.matchAll(/\brequire\(\s*(['"])([^'"]+)\1\s*\)/g)].map((match) => match[2] ?? ''))];
}
