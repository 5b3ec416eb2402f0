/** A row as the file has it. */
export interface SheetRow {
  /** Counted from 1, as Excel and text editors show it. */
  line: number;
  /** Trimmed. In a workbook every row is as wide as the sheet; in a csv as long as it was written. */
  cells: string[];
  /** What must not be read as it stands: formulas, merged cells. Only counts from the header on. */
  faults: Array<{ column: number; reason: string }>;
}

/** What somebody wrote into a table, whichever program saved it. Rows without a single word are left out. */
export interface Sheet {
  file: string;
  /** Name of the worksheet; undefined for text. */
  name: string | undefined;
  rows: SheetRow[];
}

/** Bytes of a file that is read at all. A roster of a whole town has 100 kB. */
export const mostFileBytes = 10 * 1024 * 1024;
/** Rows with the header; address points of the largest community. */
export const mostSheetRows = 100_010;

/** Full-width digits and letters as people's input methods give them, and spaces around. */
export function tidy(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).trim();
}
