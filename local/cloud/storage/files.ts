import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
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
      let bytes = 0;
      // A request that is refused must stay open for the answer, so leaving the loop must not destroy it.
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > this.maxBytes) throw payloadTooLarge(this.maxBytes);
        await handle.writeFile(chunk);
      }
      await handle.sync();
      return bytes;
    } finally {
      await handle.close();
    }
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
