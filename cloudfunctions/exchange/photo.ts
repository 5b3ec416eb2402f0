import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** A portrait as it will be stored. */
export interface Photo {
  bytes: Buffer;
  /** Changes when and only when the picture does. */
  fingerprint: string;
  extension: 'jpg' | 'png' | 'webp';
}

/** A portrait of 300×400 needs 60 kB; a phone's camera picture of 8 MB would be downloaded by every resident. */
const mostBytes = 1024 * 1024;

/** Reads a portrait. `problem` says in Chinese why it cannot be used. */
export function readPhoto(folder: string, path: string): Photo | { problem: string } {
  const file = resolve(folder, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return { problem: `没有找到照片文件“${path}”` };
  if (stat.size > mostBytes) {
    return { problem: `照片“${path}”有 ${(stat.size / mostBytes).toFixed(1)} MB，超过 1 MB，请压缩后再导入` };
  }
  const bytes = readFileSync(file);
  const extension = pictureKind(bytes);
  if (!extension) return { problem: `“${path}”不是完整的 JPG、PNG 或 WebP 图片` };
  return { bytes, extension, fingerprint: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
}

/** By first and last bytes: a name proves nothing, and a copy that was cut off shows at its end. */
function pictureKind(bytes: Buffer): Photo['extension'] | undefined {
  const ends = (tail: string): boolean => bytes.subarray(-64).includes(Buffer.from(tail, 'latin1'));
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return ends('\xff\xd9') ? 'jpg' : undefined;
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return ends('IEND') ? 'png' : undefined;
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  return bytes.length >= bytes.readUInt32LE(4) + 8 ? 'webp' : undefined;
}
