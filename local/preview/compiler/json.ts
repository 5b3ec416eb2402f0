import { type Problems, placeOf } from './problems';
import type { SourceFiles } from './source-files';

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
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(message)?.[1];
    problems.add({ file: files.name(path), ...(at ? placeOf(text, Number(at)) : {}), message });
  }
  return {} as T;
}

/** Line of a piece of text in a file, for messages. */
export function lineOf(text: string | undefined, piece: string): number | undefined {
  const at = text?.indexOf(piece) ?? -1;
  return text === undefined || at < 0 ? undefined : placeOf(text, at).line;
}
