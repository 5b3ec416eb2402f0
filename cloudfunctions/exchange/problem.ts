/** Something in a file that stops the import (`error`) or that somebody should look at (`warning`). */
export interface Problem {
  level: 'error' | 'warning';
  /** The file as it was named on the command line. */
  file: string;
  /** Name of the worksheet in a workbook. */
  sheet?: string;
  /** Line of the row or of the feature, counted from 1; left out when the whole file is meant. */
  line?: number;
  /** Number of the feature in a GeoJSON file, counted from 1. */
  feature?: number;
  /** The column or property as the file calls it; '' when the whole row is meant. */
  field: string;
  /** Chinese, for the person who keeps the file. */
  reason: string;
}

/** Where in a file something stands. */
export type Position = Pick<Problem, 'file' | 'sheet' | 'line' | 'feature'>;

/** Gathers the problems of all files: a person mends them in one go, not one an attempt. */
export class Problems {
  readonly list: Problem[] = [];
  /** Codes of rows that were refused: whatever names them is not wrong for that. */
  readonly refusedCodes = new Set<string>();

  error(at: Position, field: string, reason: string): void {
    this.list.push({ level: 'error', ...at, field, reason });
  }

  warn(at: Position, field: string, reason: string): void {
    this.list.push({ level: 'warning', ...at, field, reason });
  }

  get errorCount(): number {
    return this.list.filter((problem) => problem.level === 'error').length;
  }
}

/** `grids.geojson 第 12 行（第 3 个网格） households：应为整数`, `花名册.xlsx“人员” 第 3 行 电话：…` */
export function problemText({ file, sheet, line, feature, field, reason }: Problem): string {
  const inside = sheet === undefined ? '' : `“${sheet}”`;
  const row = line === undefined ? '' : ` 第 ${line} 行`;
  const which = feature === undefined ? '' : `（第 ${feature} 个网格）`;
  return `${file}${inside}${row}${which}${field ? ` ${field}` : ''}：${reason}`;
}
