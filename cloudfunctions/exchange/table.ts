import type { Position, Problems } from './problem';
import type { Sheet, SheetRow } from './sheet';

/** A file's column: the name the code uses and the names a file may give it, the first one used in messages. */
export type Columns<Field extends string> = Record<Field, readonly [shown: string, ...others: string[]]>;

/** A row with its line; every known field is there, '' where the file leaves it out. */
export interface TableRow<Field extends string> {
  at: Position;
  /** The column's name as this file writes it, for messages. */
  called(field: Field): string;
  values: Record<Field, string>;
}

export interface Table<Field extends string> {
  rows: TableRow<Field>[];
  has(field: Field): boolean;
}

/** A title or two often stand above the header. */
const headerWithin = 5;

/**
 * Reads a table by its header: the row among the first five that knows the most columns. Unknown columns, missing
 * required ones and rows of another length are errors: a shifted row would put a phone where a name belongs.
 */
export function readTable<Field extends string>(
  sheet: Sheet,
  columns: Columns<Field>,
  required: ReadonlyArray<NoInfer<Field>>,
  problems: Problems,
): Table<Field> {
  const nothing: Table<Field> = { rows: [], has: () => false };
  const start = headerRow(sheet, columns);
  const header = sheet.rows[start];
  if (!header) return nothing;
  const at = (row: SheetRow): Position => ({
    file: sheet.file,
    line: row.line,
    ...(sheet.name === undefined ? {} : { sheet: sheet.name }),
  });
  const names = withoutEmptyEnd(header.cells);
  const fields = names.map((name) => fieldOf(name, columns));
  const before = problems.errorCount;
  tellFaults(header, at(header), names, problems);
  checkHeader(at(header), names, fields, columns, required, problems);
  // Every row would repeat what is wrong with the header.
  if (problems.errorCount > before) return nothing;
  const called = (field: Field): string => names[fields.indexOf(field)] ?? columns[field][0];
  const rows = sheet.rows.slice(start + 1).flatMap((row): TableRow<Field>[] => {
    if (!isSound(row, at(row), names, header.cells.length, problems)) return [];
    return [{ at: at(row), called, values: valuesOf(fields, row.cells, columns) }];
  });
  return { rows, has: (field) => fields.includes(field) };
}

/** The rows that may be the header, for telling files apart. */
export function possibleHeaders(sheet: Sheet): string[][] {
  return sheet.rows.slice(0, headerWithin).map(({ cells }) => cells);
}

function headerRow(sheet: Sheet, columns: Columns<string>): number {
  const known = possibleHeaders(sheet).map((cells) => cells.filter((name) => fieldOf(name, columns)).length);
  return known.indexOf(Math.max(...known));
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function isSound(row: SheetRow, at: Position, names: readonly string[], written: number, problems: Problems): boolean {
  if (row.cells.length !== written) {
    const reason = `这一行有 ${row.cells.length} 列，表头有 ${written} 列，请检查是否多了或少了逗号`;
    problems.error(at, '', reason);
    return false;
  }
  const before = problems.errorCount;
  const beyond = row.cells.findIndex((cell, column) => column >= names.length && cell !== '');
  if (beyond >= 0) problems.error(at, '', `第 ${beyond + 1} 列有内容，但没有表头，请删除或补上表头`);
  tellFaults(row, at, names, problems);
  return problems.errorCount === before;
}

function tellFaults(row: SheetRow, at: Position, names: readonly string[], problems: Problems): void {
  for (const { column, reason } of row.faults) problems.error(at, names[column] ?? '', reason);
}

function fieldOf<Field extends string>(name: string, columns: Columns<Field>): Field | undefined {
  return (Object.keys(columns) as Field[]).find((field) => columns[field].includes(name.replace(/\s|[*＊]/g, '')));
}

function checkHeader<Field extends string>(
  at: Position,
  names: readonly string[],
  fields: ReadonlyArray<Field | undefined>,
  columns: Columns<Field>,
  required: readonly Field[],
  problems: Problems,
): void {
  for (const [index, field] of fields.entries()) {
    const name = names[index] ?? '';
    if (!field) problems.error(at, name, '不认识的列，请删除或改名');
    else if (fields.indexOf(field) !== index) problems.error(at, name, '这一列出现了两次');
  }
  for (const field of required) {
    if (!fields.includes(field)) problems.error(at, columns[field][0], '缺少这一列');
  }
}

function valuesOf<Field extends string>(
  fields: ReadonlyArray<Field | undefined>,
  record: readonly string[],
  columns: Columns<Field>,
): Record<Field, string> {
  const entries = (Object.keys(columns) as Field[]).map((field) => [field, record[fields.indexOf(field)] ?? '']);
  return Object.fromEntries(entries) as Record<Field, string>;
}
