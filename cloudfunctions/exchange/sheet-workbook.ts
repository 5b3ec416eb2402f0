import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { Problems } from './problem';
import { mostSheetRows, type Sheet, type SheetRow, tidy } from './sheet';
import { xlsx } from './xlsx';
import { unfoldsTooFar } from './zip-size';

/** Wider is a sheet somebody coloured to the end. */
const mostColumns = 60;

/**
 * Reads the only worksheet with content. Values are read as they are shown to nobody but as they are meant: a phone that
 * was stored as a number is its digits, a date is `2024-03-01`. What has no such meaning (a formula, a merged cell, a
 * number that lost digits) is a fault of its row.
 */
export function readWorkbook(file: string, bytes: Buffer, zipped: boolean, problems: Problems): Sheet | undefined {
  const refuse = (reason: string): undefined => problems.error({ file }, '', reason) as undefined;
  if (zipped && unfoldsTooFar(bytes)) return refuse('文件展开后太大，请把要导入的内容复制到新建的表格中');
  let book: WorkBook;
  try {
    book = xlsx().read(bytes, {
      type: 'buffer',
      dense: true,
      // The formats tell dates, the styles hidden rows.
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      cellText: false,
      sheetRows: mostSheetRows + 1,
    });
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) return refuse('文件有密码，请取消密码后再选');
    return refuse('打不开这个表格，它可能已损坏，请用 Excel 或 WPS 另存为 xlsx 后再选');
  }
  const filled = book.SheetNames.filter((name) => cellsOf(book.Sheets[name]).some((row) => row?.some(isFilled)));
  const hidden = (name: string): boolean => Boolean(book.Workbook?.Sheets?.find((one) => one.name === name)?.Hidden);
  const shown = filled.filter((name) => !hidden(name));
  const [name] = shown;
  if (name === undefined) return refuse('表中没有内容');
  if (shown.length > 1) {
    const names = shown.map((one) => `“${one}”`).join('、');
    return refuse(`有 ${shown.length} 个工作表有内容（${names}），请只留下要导入的一个`);
  }
  for (const other of filled.filter(hidden)) problems.warn({ file, sheet: other }, '', '这个工作表是隐藏的，没有读');
  return { file, name, rows: rowsOf(book.Sheets[name] as WorkSheet) };
}

type Cells = Array<Array<CellObject | undefined> | undefined>;

function cellsOf(sheet: WorkSheet | undefined): Cells {
  return (sheet?.['!data'] ?? []) as Cells;
}

function isFilled(cell: CellObject | undefined): boolean {
  return cell !== undefined && (cell.f !== undefined || (cell.v !== undefined && String(cell.v).trim() !== ''));
}

function rowsOf(sheet: WorkSheet): SheetRow[] {
  const cells = cellsOf(sheet);
  const width = Math.min(mostColumns, Math.max(0, ...widths(cells)));
  const merges = mergesOf(sheet, width);
  const rows: SheetRow[] = [];
  // Excel leaves out what was never touched: the arrays have holes.
  for (let index = 0; index < cells.length; index++) {
    const row = cells[index];
    if (!row?.some(isFilled)) continue;
    const faults = [...(merges.get(index) ?? [])];
    const texts = Array.from({ length: width }, (_, column) => {
      const read = textOf(row[column], xlsx().utils.encode_cell({ r: index, c: column }));
      if ('fault' in read) faults.push({ column, reason: read.fault });
      return 'fault' in read ? '' : read.text;
    });
    if (sheet['!rows']?.[index]?.hidden) {
      faults.push({ column: -1, reason: '这一行被隐藏或筛选掉了，请取消隐藏后再导入，不要的行请删除' });
    }
    rows.push({ line: index + 1, cells: texts, faults });
  }
  return rows;
}

function* widths(cells: Cells): Generator<number> {
  for (const row of cells) {
    if (row) yield row.findLastIndex(isFilled) + 1;
  }
}

/** Told where a merged range begins, by row. */
function mergesOf(sheet: WorkSheet, width: number): Map<number, SheetRow['faults']> {
  const merges = new Map<number, SheetRow['faults']>();
  for (const range of sheet['!merges'] ?? []) {
    if (range.s.c >= width) continue;
    const reason = `${xlsx().utils.encode_range(range)} 是合并的单元格，请取消合并，每格都填写`;
    merges.set(range.s.r, [...(merges.get(range.s.r) ?? []), { column: range.s.c, reason }]);
  }
  return merges;
}

function textOf(cell: CellObject | undefined, address: string): { text: string } | { fault: string } {
  if (!cell) return { text: '' };
  if (cell.f !== undefined) return { fault: `${address} 是公式，请复制后粘贴为数值` };
  switch (cell.t) {
    case 'e':
      return { fault: `${address} 是错误值（如 #N/A），请改正` };
    case 'b':
      return { text: cell.v ? '是' : '否' };
    case 'n':
      return numberText(cell.v as number, String(cell.z ?? ''), address);
    default:
      return { text: tidy(String(cell.v ?? '')) };
  }
}

/** Excel keeps 15 digits of a number and puts zeros for the rest. */
const mostExact = 1e15;

function numberText(value: number, format: string, address: string): { text: string } | { fault: string } {
  const { SSF } = xlsx();
  if (SSF.is_date(format)) {
    const { y, m, d, H, M } = SSF.parse_date_code(value) as Record<'y' | 'm' | 'd' | 'H' | 'M', number>;
    const two = (part: number): string => String(part).padStart(2, '0');
    const [day, time] = [`${y}-${two(m)}-${two(d)}`, `${two(H)}:${two(M)}`];
    if (value < 1) return { text: time };
    return { text: H || M ? `${day} ${time}` : day };
  }
  if (Math.abs(value) >= mostExact) {
    return { fault: `${address} 的数字超过 15 位，Excel 已丢失末尾几位，请把这一列设为“文本”格式后重新填写` };
  }
  const text = plainNumber(value);
  // A format of zeros shows the leading ones.
  return { text: /^0+$/.test(format) ? text.padStart(format.length, '0') : text };
}

/** Without an exponent, and without what binary fractions add (0.30000000000000004). */
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(15).replace(/\.?0+$/, '') : text;
}
