import { parse } from 'csv-parse/sync';
import type { Position, Problems } from './problem';

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

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

/**
 * Reads a csv with a header row. Values are trimmed. Unknown columns, missing required ones and rows of another length
 * are errors: a shifted row would put a phone where a name belongs.
 */
export function readTable<Field extends string>(
  file: string,
  text: string,
  columns: Columns<Field>,
  required: ReadonlyArray<NoInfer<Field>>,
  problems: Problems,
): Table<Field> {
  const [header, ...records] = parseCsv(file, text, problems);
  if (!header) return { rows: [], has: () => false };
  const fields = header.record.map((name) => fieldOf(name, columns));
  const sound = checkHeader({ file, line: 1 }, header.record, fields, columns, required, problems);
  // Every row would repeat what is wrong with the header.
  if (!sound) return { rows: [], has: () => false };
  const called = (field: Field): string => header.record[fields.indexOf(field)] ?? columns[field][0];
  const rows = records.flatMap(({ record, info }): TableRow<Field>[] => {
    const at = { file, line: info.lines };
    if (record.length !== fields.length) {
      problems.error(at, '', `这一行有 ${record.length} 列，表头有 ${fields.length} 列，请检查是否多了或少了逗号`);
      return [];
    }
    return [{ at, called, values: valuesOf(fields, record, columns) }];
  });
  return { rows, has: (field) => fields.includes(field) };
}

/** The header's names, or undefined when the text is not a csv. Used to tell files apart. */
export function headerOf(text: string): string[] | undefined {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  try {
    return (parse(firstLine, { trim: true }) as string[][])[0];
  } catch {
    return undefined;
  }
}

function parseCsv(file: string, text: string, problems: Problems): ParsedRecord[] {
  try {
    const options = { info: true, trim: true, relax_column_count: true, skip_empty_lines: true };
    // With `info` the parser gives pairs, which its types do not say.
    return parse(text, options) as unknown as ParsedRecord[];
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    problems.error({ file, ...(line ? { line } : {}) }, '', '不是规范的 CSV，请检查引号是否成对');
    return [];
  }
}

function fieldOf<Field extends string>(name: string, columns: Columns<Field>): Field | undefined {
  return (Object.keys(columns) as Field[]).find((field) => columns[field].includes(name));
}

function checkHeader<Field extends string>(
  at: Position,
  names: readonly string[],
  fields: ReadonlyArray<Field | undefined>,
  columns: Columns<Field>,
  required: readonly Field[],
  problems: Problems,
): boolean {
  const before = problems.errorCount;
  for (const [index, field] of fields.entries()) {
    const name = names[index] ?? '';
    if (!field) problems.error(at, name, '不认识的列，请删除或改名');
    else if (fields.indexOf(field) !== index) problems.error(at, name, '这一列出现了两次');
  }
  for (const field of required) {
    if (!fields.includes(field)) problems.error(at, columns[field][0], '缺少这一列');
  }
  return problems.errorCount === before;
}

function valuesOf<Field extends string>(
  fields: ReadonlyArray<Field | undefined>,
  record: readonly string[],
  columns: Columns<Field>,
): Record<Field, string> {
  const entries = (Object.keys(columns) as Field[]).map((field) => [field, record[fields.indexOf(field)] ?? '']);
  return Object.fromEntries(entries) as Record<Field, string>;
}
