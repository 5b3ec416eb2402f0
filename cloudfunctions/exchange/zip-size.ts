import { inflateRawSync } from 'node:zlib';

/** A workbook of 100,000 rows has about 60 MB of XML; what unfolds to more was made to fill the memory. */
const mostUnfolded = 160 * 1024 * 1024;

/**
 * Whether a zip unfolds to more than a workbook can. What the archive says of its sizes proves nothing, so every part
 * is really unfolded, up to the limit. A broken archive counts as fine: its reader says so.
 */
export function unfoldsTooFar(zip: Buffer): boolean {
  let left = mostUnfolded;
  for (const part of partsOf(zip)) {
    if (part === undefined) return false;
    const { method, packed } = part;
    if (method === 0) left -= packed.length;
    else {
      try {
        left -= inflateRawSync(packed, { maxOutputLength: left }).length;
      } catch (error) {
        if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return true;
      }
    }
    if (left <= 0) return true;
  }
  return false;
}

/** The parts as the directory at the end of the file lists them; undefined where the archive is broken. */
function* partsOf(zip: Buffer): Generator<{ method: number; packed: Buffer } | undefined> {
  const end = zip.lastIndexOf('PK\x05\x06');
  if (end < 0 || end + 22 > zip.length) return;
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return yield undefined;
    const start = zip.readUInt32LE(at + 42);
    if (start + 30 > zip.length) return yield undefined;
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    yield { method: zip.readUInt16LE(at + 10), packed: zip.subarray(data, data + zip.readUInt32LE(at + 20)) };
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}
