import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable, TransformCallback } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { payloadTooLarge } from '../server/body';
import { HttpError } from '../server/http-error';

export interface StoredFile {
  /** Absolute path on this machine. */
  file: string;
  bytes: number;
  modifiedAt: Date;
}

/** Files in a folder, by cloud path. A file is there whole or not at all, also after a crash in the middle of a write. */
export class FileFolder {
  private readonly incoming: string;

  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {
    mkdirSync(folder, { recursive: true });
    // Beside the folder, on the same disk, so that the last step of a write is one rename.
    this.incoming = `${folder}.incoming`;
    rmSync(this.incoming, { recursive: true, force: true });
    mkdirSync(this.incoming);
  }

  /** Resolves to the number of bytes. Rejects with `HttpError` 413 when there are more than `maxBytes`. */
  async write(path: string, source: Readable): Promise<number> {
    const temporary = join(this.incoming, randomUUID());
    try {
      const bytes = await this.receive(temporary, source);
      const target = join(this.folder, path);
      await mkdir(dirname(target), { recursive: true });
      await rename(temporary, target);
      await syncFolder(dirname(target));
      return bytes;
    } catch (error) {
      await rm(temporary, { force: true });
      throw isNameClash(error)
        ? new HttpError(409, 'STORAGE_REQUEST_FAIL', `${path} is both a file and a folder`)
        : error;
    }
  }

  async find(path: string): Promise<StoredFile | undefined> {
    const file = join(this.folder, path);
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ? { file, bytes: found.size, modifiedAt: found.mtime } : undefined;
  }

  /** Resolves to whether there was such a file. */
  async remove(path: string): Promise<boolean> {
    if (!(await this.find(path))) return false;
    await rm(join(this.folder, path), { force: true });
    return true;
  }

  private async receive(temporary: string, source: Readable): Promise<number> {
    const handle = await open(temporary, 'wx');
    try {
      const limiter = new ByteLimiter(this.maxBytes);
      await pipeline(source, limiter, handle.createWriteStream({ autoClose: false }));
      await handle.sync();
      return limiter.bytes;
    } finally {
      await handle.close();
    }
  }
}

/** Passes bytes on and fails with `HttpError` 413 when there are too many. */
class ByteLimiter extends Transform {
  bytes = 0;

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) done(payloadTooLarge(this.maxBytes));
    else done(null, chunk);
  }
}

/** Makes a rename durable. Windows cannot open a folder and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isNameClash(error: unknown): boolean {
  return ['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '');
}
