import { transformSync } from 'esbuild';
import { type Problems, placeOf } from './problems';
import type { SourceFiles } from './source-files';
import { transformFault } from './transform-fault';

/** A json file of miniprogram/ as an object; `{}` and a problem when it cannot be read as one. */
export function readJson<T extends object>(files: SourceFiles, path: string, problems: Problems): T {
  const text = files.read(path);
  if (text === undefined) {
    problems.add({ file: files.name(path), message: 'the file is missing' });
    return {} as T;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as T;
    problems.add({ file: files.name(path), message: 'must hold one JSON object' });
  } catch {
    problems.add({ file: files.name(path), ...faultIn(text) });
  }
  return {} as T;
}

/** Where a text stops being JSON: V8's own message names no line. */
function faultIn(text: string): { line?: number; column?: number; message: string } {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' });
    return { message: 'is not valid JSON' };
  } catch (error) {
    return transformFault(error);
  }
}

/** Line of a piece of text in a file, for messages. */
export function lineOf(text: string | undefined, piece: string): number | undefined {
  const at = text?.indexOf(piece) ?? -1;
  return text === undefined || at < 0 ? undefined : placeOf(text, at).line;
}
