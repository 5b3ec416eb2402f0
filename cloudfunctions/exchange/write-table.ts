import { xlsx } from './xlsx';

/** A column of an export. */
export interface WrittenColumn<Row> {
  /** One of the names the readers know, so that what goes out comes in again. */
  name: string;
  /** Width in characters; Chinese ones count twice. */
  width: number;
  /** A number only where people calculate with it: codes and phones are text. */
  value(row: Row): string | number;
}

export type TableFormat = 'xlsx' | 'csv';

/** A table as a file: a header and a row each. Codes and phones stay text, whichever program opens it. */
export function writeTable<Row>(
  columns: ReadonlyArray<WrittenColumn<Row>>,
  rows: readonly Row[],
  format: TableFormat,
  sheetName: string,
): Buffer {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map((column) => column.value(row)))];
  return format === 'csv' ? csv(lines) : workbook(lines, columns, sheetName);
}

/** With a byte order mark, by which Excel and WPS know UTF-8. */
function csv(lines: ReadonlyArray<ReadonlyArray<string | number>>): Buffer {
  return Buffer.from(`\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`);
}

/**
 * Quoted where needed. What begins as a formula would begin gets a quote sign in front, or a name of `=HYPERLINK(…)` would
 * run on the desk of whoever opens the file; `readTextSheet` takes it off again.
 */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function workbook(
  lines: ReadonlyArray<ReadonlyArray<string | number>>,
  columns: ReadonlyArray<{ width: number }>,
  sheetName: string,
): Buffer {
  const { utils, write } = xlsx();
  const cells = lines.map((line) =>
    // The format `@` keeps what is typed over it later as text, too.
    line.map((value) => (typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value, z: '@' })),
  );
  const sheet = utils.aoa_to_sheet(cells);
  sheet['!cols'] = columns.map(({ width }) => ({ wch: width }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, sheetName);
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array);
}
