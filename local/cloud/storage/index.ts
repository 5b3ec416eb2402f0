import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { HttpError } from '../server/http-error';
import { limits } from '../settings';
import type { StoredFile } from './files';
import { FileFolder } from './files';
import { Grants } from './grants';
import { checkedPath, fileIdOf, pathOf } from './path';

export interface LocalStorageOptions {
  dataDir: string;
  /** The movable clock, in milliseconds. */
  now(): number;
  /** Where the server is reached, e.g. `http://127.0.0.1:8080`. */
  baseUrl(): string;
}

/** An address for a file, or why there is none. */
export type TemporaryUrl =
  | { fileID: string; tempFileURL: string; maxAge: number }
  | { fileID: string; error: 'STORAGE_FILE_NONEXIST' };

/** The platform's default for an address of a private file: a day. */
const defaultMaxAgeSeconds = 24 * 60 * 60;

/** Cloud storage in `<dataDir>/storage`, one file on disk for each file id. */
export class LocalStorage {
  readonly grants: Grants;
  private readonly files: FileFolder;

  constructor(private readonly options: LocalStorageOptions) {
    this.files = new FileFolder(join(options.dataDir, 'storage'), limits.fileBytes);
    this.grants = new Grants(join(options.dataDir, 'storage-secret'), options.now);
  }

  /** Where and with which signature a file may be uploaded. Throws `HttpError` for a path that is not allowed. */
  uploadAddress(path: unknown): { url: string; fileID: string; authorization: string } {
    const good = checkedPath(path);
    return {
      url: `${this.options.baseUrl()}/storage/${encodeURI(good)}`,
      fileID: fileIdOf(good),
      authorization: this.grants.forWriting(good),
    };
  }

  /** Writes or replaces a file. Rejects with `HttpError` 400 (path), 409 (a folder of that name) or 413 (over 50 MB). */
  async write(path: unknown, source: Readable): Promise<{ fileID: string; bytes: number }> {
    const good = checkedPath(path);
    return { fileID: fileIdOf(good), bytes: await this.files.write(good, source) };
  }

  find(path: string): Promise<StoredFile | undefined> {
    return this.files.find(path);
  }

  /** A signed address. It is not percent-encoded: the SDK and the browser do that themselves. */
  async temporaryUrl(fileID: unknown, maxAgeSeconds: unknown): Promise<TemporaryUrl> {
    const path = pathOf(fileID);
    if (!path || !(await this.files.find(path))) return { fileID: String(fileID), error: 'STORAGE_FILE_NONEXIST' };
    const maxAge = typeof maxAgeSeconds === 'number' && maxAgeSeconds > 0 ? maxAgeSeconds : defaultMaxAgeSeconds;
    const { sign, until } = this.grants.forReading(path, maxAge);
    const tempFileURL = `${this.options.baseUrl()}/storage/${path}?sign=${sign}&t=${until}`;
    return { fileID: String(fileID), tempFileURL, maxAge };
  }

  /** Resolves to whether there was such a file. */
  async remove(fileID: unknown): Promise<boolean> {
    const path = pathOf(fileID);
    return path !== undefined && this.files.remove(path);
  }
}

/** Checks a list the SDK or a page sends. Throws `HttpError` 400 when it is no list or longer than the platform takes. */
export function checkedList(list: unknown): unknown[] {
  if (!Array.isArray(list)) throw new HttpError(400, 'INVALID_PARAM', 'a list of files is missing');
  if (list.length > limits.filesPerCall) {
    throw new HttpError(400, 'INVALID_PARAM', `${list.length} files in one call, ${limits.filesPerCall} are allowed`);
  }
  return list;
}
