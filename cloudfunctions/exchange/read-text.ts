import { decode } from 'iconv-lite';

/**
 * The text of a file that people made with whatever they had: UTF-8 with or without a byte order mark, or GBK as
 * Chinese spreadsheets save it (GB 18030 contains it). Bytes that are valid UTF-8 are taken as UTF-8: Chinese text in
 * GBK practically never is. UTF-16 is what Excel calls Unicode text; its byte order mark tells it.
 */
export function readText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf16le');
  return (isUtf8(bytes) ? bytes.toString('utf8') : decode(bytes, 'gb18030')).replace(/^\uFEFF/, '');
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
