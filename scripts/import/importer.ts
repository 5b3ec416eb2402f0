import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { headerOf } from '../../cloudfunctions/exchange/csv-table';
import { readGrids } from '../../cloudfunctions/exchange/grids-file';
import { type Plan, planImport } from '../../cloudfunctions/exchange/import-plan';
import { officerHeader, readOfficers } from '../../cloudfunctions/exchange/officers-file';
import { type Problem, Problems } from '../../cloudfunctions/exchange/problem';
import { readText } from '../../cloudfunctions/exchange/read-text';
import { readRegions, regionHeader } from '../../cloudfunctions/exchange/regions-file';
import type { FileRows } from '../../cloudfunctions/exchange/stored';
import type { Environment } from './environment';
import { carryOut, readStored } from './store';

export interface ImportOptions {
  /** Paths of a regions csv, a grids GeoJSON and an officers csv: any of them, in any order. */
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
  if (applied) await carryOut(environment, plan);
  return { applied, problems: problems.list, plan };
}

function readFiles(files: readonly string[], gridDigits: number, problems: Problems): FileRows {
  const rows: FileRows = { regions: [], grids: [], officers: [] };
  for (const file of files) {
    const text = readBytes(file, problems);
    if (text === undefined) continue;
    const header = headerOf(text) ?? [];
    if (text.trimStart().startsWith('{')) rows.grids.push(...readGrids(file, text, gridDigits, problems));
    else if (regionHeader(header)) rows.regions.push(...readRegions(file, text, problems));
    else if (officerHeader(header)) rows.officers.push(...readOfficers(file, text, dirname(file), problems));
    else
      problems.error(
        { file },
        '',
        '认不出这个文件：区划表要有“级别、上级代码”列，人员表要有“姓名、电话”列，网格要用 GeoJSON',
      );
  }
  return rows;
}

function readBytes(file: string, problems: Problems): string | undefined {
  try {
    return readText(readFileSync(file));
  } catch {
    problems.error({ file }, '', '打不开这个文件');
    return undefined;
  }
}
