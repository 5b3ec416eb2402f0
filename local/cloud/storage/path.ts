import { HttpError } from '../server/http-error';
import { environment } from '../settings';

const fileIdPrefix = `cloud://${environment.id}.${environment.bucket}/`;

/** The platform's limit on a path, in bytes. */
const maxPathBytes = 850;

/**
 * Checks a cloud path such as `cases/2024/a.jpg` and returns it. The characters are the ones the platform recommends, plus
 * Chinese: of the rest some break addresses (`%`, `#`, `?`) and some are ways out of the folder (`\`, `..`).
 *
 * @throws HttpError 400 STORAGE_EXCEED_AUTHORITY
 */
export function checkedPath(path: unknown): string {
  if (typeof path !== 'string' || !isGoodPath(path)) {
    throw new HttpError(400, 'STORAGE_EXCEED_AUTHORITY', `the path ${JSON.stringify(path)} is not allowed`);
  }
  return path;
}

function isGoodPath(path: string): boolean {
  if (path === '' || Buffer.byteLength(path) > maxPathBytes) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\%#?"<>|:*^`{}[\]]/.test(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && Buffer.byteLength(part) <= 240);
}

/** `cloud://<env>.<bucket>/<path>` */
export function fileIdOf(path: string): string {
  return fileIdPrefix + path;
}

/** The path in a file id; `undefined` for an id of another place or with a path that is not allowed. */
export function pathOf(fileId: unknown): string | undefined {
  if (typeof fileId !== 'string' || !fileId.startsWith(fileIdPrefix)) return undefined;
  const path = fileId.slice(fileIdPrefix.length);
  return isGoodPath(path) ? path : undefined;
}
