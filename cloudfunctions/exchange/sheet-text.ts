import { parse } from 'csv-parse/sync';
import type { Problems } from './problem';
import { readText } from './read-text';
import { type Sheet, type SheetRow, tidy } from './sheet';

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

const delimiters = [',', '\t', ';'] as const;
/** Lines that are looked at to tell the delimiter: titles may stand above the header. */
const looked = 5;

/** Reads text whose cells are set apart by commas, tabs or semicolons. */
export function readTextSheet(file: string, bytes: Buffer, problems: Problems): Sheet | undefined {
  const text = readText(bytes);
  // Text never holds a NUL; everything else does within its first bytes.
  if (text.slice(0, 4096).includes('\0')) {
    problems.error({ file }, '', '读不懂这个文件，它可能已损坏，请用 Excel 或 WPS 另存为 xlsx 或 csv');
    return undefined;
  }
  try {
    const options = {
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      delimiter: delimiterOf(text),
    };
    // With `info` the parser gives pairs, which its types do not say.
    const records = parse(text, options) as unknown as ParsedRecord[];
    const rows = records.map(({ record, info }): SheetRow => {
      return { line: info.lines, cells: record.map(unquoted), faults: [] };
    });
    return { file, name: undefined, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    problems.error({ file, ...(line ? { line } : {}) }, '', '不是规范的 CSV，请检查引号是否成对');
    return undefined;
  }
}

/** The one that sets apart the most. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, looked);
  const most = (delimiter: string): number => Math.max(...head.map((line) => line.split(delimiter).length));
  return delimiters.reduce((best, other) => (most(other) > most(best) ? other : best));
}

/** The sign that keeps a text from being taken for a formula (write-table.ts). */
function unquoted(cell: string): string {
  return tidy(/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
}
