import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gridHeader, isJson, readGridsFile, readGridsTable } from '../../cloudfunctions/exchange/grids-file';
import { type Plan, planImport } from '../../cloudfunctions/exchange/import-plan';
import { officerHeader, readOfficers } from '../../cloudfunctions/exchange/officers-file';
import { type Problem, Problems } from '../../cloudfunctions/exchange/problem';
import { readSheet } from '../../cloudfunctions/exchange/read-sheet';
import { readRegions, regionHeader } from '../../cloudfunctions/exchange/regions-file';
import type { FileRows } from '../../cloudfunctions/exchange/stored';
import { possibleHeaders } from '../../cloudfunctions/exchange/table';
import type { Environment } from './environment';
import { carryOutIn, readStored } from './store';

export interface ImportOptions {
  /** Paths of a regions table, a grids table or GeoJSON and an officers table: any of them, in any order. */
  files: readonly string[];
  environment: Environment;
  /** Length of a grid code in the place's scheme; 15 by default (12 of the community and 3 more). */
  gridDigits?: number;
  /** Checks and plans, and writes nothing. */
  dryRun?: boolean;
  now?: Date;
}

export interface ImportResult {
  /** Whether the files were written: only if no problem is an error. */
  applied: boolean;
  problems: Problem[];
  plan: Plan;
}

/** Imports a town's files. All of them are read and checked before anything is written; one bad row stops all. */
export async function importFiles(options: ImportOptions): Promise<ImportResult> {
  const { environment, now = new Date() } = options;
  const problems = new Problems();
  const rows = readFiles(options.files, options.gridDigits ?? 15, problems);
  const plan = planImport(rows, await readStored(environment), now, problems);
  const applied = problems.errorCount === 0 && !options.dryRun;
  if (applied) await carryOutIn(environment, plan);
  return { applied, problems: problems.list, plan };
}

function readFiles(files: readonly string[], gridDigits: number, problems: Problems): FileRows {
  const rows: FileRows = { regions: [], grids: [], officers: [] };
  for (const file of files) {
    const bytes = readBytes(file, problems);
    if (bytes) addRows(rows, file, bytes, gridDigits, problems);
  }
  return rows;
}

/** Tells by the header what a file is: its name proves nothing. */
function addRows(rows: FileRows, file: string, bytes: Buffer, gridDigits: number, problems: Problems): void {
  if (isJson(bytes)) {
    rows.grids.push(...readGridsFile(file, bytes, gridDigits, problems));
    return;
  }
  const sheet = readSheet(file, bytes, problems);
  if (!sheet) return;
  const has = (fits: (header: readonly string[]) => boolean): boolean => possibleHeaders(sheet).some(fits);
  if (has(regionHeader)) rows.regions.push(...readRegions(sheet, problems));
  else if (has(officerHeader)) rows.officers.push(...readOfficers(sheet, dirname(file), problems));
  else if (has(gridHeader)) rows.grids.push(...readGridsTable(sheet, gridDigits, problems));
  else {
    problems.error(
      { file },
      '',
      '认不出这个文件：区划表要有“级别、上级代码”列，人员表要有“姓名、电话”列，网格表要有“编号、边界”列，或用 GeoJSON',
    );
  }
}

function readBytes(file: string, problems: Problems): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    problems.error({ file }, '', '打不开这个文件');
    return undefined;
  }
}
