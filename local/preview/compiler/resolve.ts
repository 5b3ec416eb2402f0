import { posix } from 'node:path';
import type { SourceFiles } from './source-files';

const npmFolder = 'miniprogram_npm';

/** `a/b` + `../c` → `c`; a leading slash means the root of miniprogram/. Undefined when it climbs out of it. */
export function joinFrom(file: string, reference: string): string | undefined {
  const joined = reference.startsWith('/')
    ? posix.normalize(reference.slice(1))
    : posix.join(posix.dirname(file), reference);
  return joined.startsWith('..') ? undefined : joined;
}

/** Where a bare name may live: miniprogram_npm beside the file, then in each folder above, as WeChat looks. */
function npmCandidates(file: string, name: string): string[] {
  const candidates: string[] = [];
  let folder = posix.dirname(file);
  for (;;) {
    candidates.push(posix.join(folder === '.' ? '' : folder, npmFolder, name));
    if (folder === '.' || folder === '') return candidates;
    folder = posix.dirname(folder);
  }
}

/** Path of a component without extension, from a `usingComponents` value of `file`. */
export function resolveComponent(files: SourceFiles, file: string, reference: string): string | undefined {
  const direct = joinFrom(file, reference);
  const bare = !reference.startsWith('/') && !reference.startsWith('.');
  const candidates = [...(direct ? [direct] : []), ...(bare ? npmCandidates(file, reference) : [])];
  return candidates
    .flatMap((path) => [path, `${path}/index`])
    .find((path) => files.exists(`${path}.json`) || files.exists(`${path}.wxml`));
}

/** File of a module, from a `require` or `import` in `file`. */
export function resolveModule(files: SourceFiles, file: string, reference: string): string | undefined {
  const local = reference.startsWith('/') || reference.startsWith('.');
  const direct = joinFrom(file, reference);
  const candidates = local ? (direct === undefined ? [] : [direct]) : npmCandidates(file, reference);
  const endings = ['.ts', '.js', '/index.ts', '/index.js'];
  return candidates
    .flatMap((path) =>
      (/\.(js|ts)$/.test(path) ? [path, path.replace(/\.js$/, '.ts')] : []).concat(
        endings.map((ending) => path + ending),
      ),
    )
    .find((path) => files.exists(path));
}

/** Script of a component, page or the app, from its path without extension. */
export function scriptOf(files: SourceFiles, path: string): string | undefined {
  return files.first([`${path}.ts`, `${path}.js`]);
}
