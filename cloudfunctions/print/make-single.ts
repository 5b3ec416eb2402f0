import { keyedHash } from '../platform/encryption';
import { AppError } from '../platform/errors';
import { writeFile } from '../platform/files';
import { type GridPieceKind, kindNames, type PrintOptions } from './kinds';
import { makeDocument, printedPieces } from './make-document';
import { hasPortrait } from './make-step';
import { readMaterial } from './material';
import { fetchCode, readPortraits } from './pictures';
import { factsOfGrid, fingerprintOf } from './printed';
import { findPrintedKind, savePrinted } from './repository';
import type { PrintFile } from './run';

/** What a picture of the pages looks like; a new one makes kept files void. */
const layout = 2;

export interface SinglePiece {
  code: string;
  community: string;
  kind: GridPieceKind;
  options: PrintOptions;
}

/** One piece of one grid: the one made before of the same facts, or a new one. Four to six database calls. */
export async function makeSingle({ code, community, kind, options }: SinglePiece, now: Date): Promise<PrintFile> {
  const [material, printed] = await Promise.all([readMaterial(community, now), findPrintedKind(community, kind)]);
  const grid = material.grids.find((one) => one.code === code);
  if (!grid) throw new AppError('NOT_FOUND', 'no such grid', '这个网格已撤销，不能再印');
  const key = keyedHash(
    'print',
    JSON.stringify([layout, code, kind, options, fingerprintOf(factsOfGrid(kind, grid, material))]),
  );
  const kept = printed?.pieces[code]?.single;
  if (kept?.key === key) return kept.file;

  const pictures = {
    codes: new Map([[code, await fetchCode(code)]]),
    portraits: await readPortraits(hasPortrait(kind) ? [grid] : []),
  };
  const { bytes, pages, notes } = await makeDocument(kind, material, [grid], pictures, options, now);
  const file = {
    fileId: await writeFile(`prints/single/${key}.pdf`, bytes),
    name: `${material.community.shortName}${grid.name}${kindNames[kind]}.pdf`,
    pages,
    bytes: bytes.length,
    notes,
  };
  const pieces = printedPieces(kind, material, [grid], file.fileId, now);
  const piece = pieces[code];
  if (piece) await savePrinted(community, kind, { [code]: { ...piece, single: { key, file } } });
  return file;
}
