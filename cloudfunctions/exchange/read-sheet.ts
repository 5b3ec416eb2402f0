import type { Problems } from './problem';
import { mostFileBytes, mostSheetRows, type Sheet } from './sheet';
import { readTextSheet } from './sheet-text';
import { readWorkbook } from './sheet-workbook';

const isZip = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'PK\x03\x04';
const isCompound = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** What people choose by mistake, by first bytes. */
const others: ReadonlyArray<[head: RegExp, word: string]> = [
  [/^%PDF/, 'PDF'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP)/s, '图片'],
  [/^Rar!|^7z\xbc\xaf/, '压缩包'],
  [/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|meta)/i, '网页'],
];

/**
 * Reads a table: xlsx, xls, or text with commas, tabs or semicolons in UTF-8, UTF-16 or GBK. Goes by the first bytes:
 * a csv renamed to xlsx, and the other way round, is read as what it is. Undefined when nothing can be read of it; why
 * stands in `problems`.
 *
 * @param file its name, for messages
 */
export function readSheet(file: string, bytes: Buffer, problems: Problems): Sheet | undefined {
  const refuse = (reason: string): undefined => problems.error({ file }, '', reason) as undefined;
  if (bytes.length === 0) return refuse('文件是空的');
  if (bytes.length > mostFileBytes) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    return refuse(`文件有 ${size} MB，超过 10 MB，请删去图片和多余的工作表后再选`);
  }
  const sheet = read();
  if (!sheet) return undefined;
  if (sheet.rows.length === 0) return refuse('表中没有内容');
  if (sheet.rows.length > mostSheetRows) return refuse('表中超过 10 万行，请分成几个文件');
  return sheet;

  function read(): Sheet | undefined {
    if (isZip(bytes) || isCompound(bytes)) return readWorkbook(file, bytes, isZip(bytes), problems);
    const head = bytes.toString('latin1', 0, 64);
    const other = others.find(([form]) => form.test(head))?.[1];
    if (other) return refuse(`这是${other}，不是表格，请用 Excel 或 WPS 另存为 xlsx 或 csv`);
    return readTextSheet(file, bytes, problems);
  }
}
