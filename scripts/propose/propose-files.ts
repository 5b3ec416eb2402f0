import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isInside } from '../../cloudfunctions/division/propose/plane';
import { mostGrids, type Proposal, propose } from '../../cloudfunctions/division/propose/propose';
import { readGrids } from '../../cloudfunctions/exchange/grids-file';
import { readBarriers, readCommunityBorder } from '../../cloudfunctions/exchange/lines-file';
import { type PointRow, readPoints } from '../../cloudfunctions/exchange/points-file';
import { type Problem, Problems } from '../../cloudfunctions/exchange/problem';
import { readSheet } from '../../cloudfunctions/exchange/read-sheet';
import { readText } from '../../cloudfunctions/exchange/read-text';
import { gridsGeoJson, type Numbering } from './grids-geojson';

export interface ProposeOptions extends Numbering {
  /** Paths. */
  points: string;
  border?: string;
  barriers?: string;
  out: string;
  seed: number;
}

export type ProposeResult = { problems: Problem[] } | { problems: []; proposal: Proposal; rows: PointRow[] };

/** Reads all files, proposes and writes the grids; with a single problem nothing is written. */
export function proposeFiles(options: ProposeOptions): ProposeResult {
  const problems = new Problems();
  const rows = reading(options.points, problems, pointsOf) ?? [];
  const border = options.border ? reading(options.border, problems, asText(readCommunityBorder)) : undefined;
  const barriers = options.barriers ? reading(options.barriers, problems, asText(readBarriers)) : [];
  if (border) {
    for (const { at, position } of rows) {
      if (!isInside(at, border)) problems.error(position, '', `这处地址（${at[0]}, ${at[1]}）在社区边界之外`);
    }
  }
  if (problems.list.length > 0) return { problems: problems.list };
  const proposal = propose({ addresses: rows, border, barriers, seed: options.seed });
  const digits = options.gridDigits - options.community.length;
  if (proposal.grids.length > Math.min(mostGrids, 10 ** digits - 1)) {
    problems.error(
      { file: options.points },
      '',
      `要分 ${proposal.grids.length} 个网格，超过了网格编号的 ${digits} 位数字`,
    );
    return { problems: problems.list };
  }
  const text = gridsGeoJson(proposal, rows, options);
  // What is written must be what the import takes: its own reader has the last word.
  readGrids(options.out, text, options.gridDigits, problems);
  const errors = problems.list.filter((problem) => problem.level === 'error');
  if (errors.length > 0) return { problems: errors };
  // Whole or not at all, also when the disk is full.
  writeFileSync(`${options.out}.part`, text);
  renameSync(`${options.out}.part`, options.out);
  return { problems: [], proposal, rows };
}

type Reader<T, Content> = (file: string, content: Content, problems: Problems) => T;

function pointsOf(file: string, bytes: Buffer, problems: Problems): PointRow[] {
  const sheet = readSheet(file, bytes, problems);
  return sheet ? readPoints(sheet, problems) : [];
}

function asText<T>(read: Reader<T, string>): Reader<T, Buffer> {
  return (file, bytes, problems) => read(file, readText(bytes), problems);
}

function reading<T>(file: string, problems: Problems, read: Reader<T, Buffer>): T | undefined {
  try {
    return read(file, readFileSync(file), problems);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    problems.error({ file }, '', '打不开这个文件');
    return undefined;
  }
}
