import { isOfGrid, kindNames, type PieceKind, type PrintOptions } from './kinds';
import type { Material, PrintGrid } from './material';
import { drawAtlas } from './pieces/atlas';
import { drawBoards } from './pieces/board';
import { drawCardSheets, drawCards } from './pieces/card';
import { drawLetters } from './pieces/letter';
import { drawRoster } from './pieces/roster';
import type { Facts, PrintedPiece } from './printed';
import { factsOfCommunity, factsOfGrid, fingerprintOf } from './printed';
import { openPaper } from './setting/paper';

/** Pictures by the grid they belong to. */
export interface Pictures {
  codes: ReadonlyMap<string, Buffer>;
  portraits: ReadonlyMap<string, Buffer>;
}

export interface MadeDocument {
  bytes: Buffer;
  pages: number;
  notes: string[];
}

/** Pure: one PDF of a kind. `grids` are those it is made for, in order; a roster or an atlas shows all of the community. */
export async function makeDocument(
  kind: PieceKind,
  material: Material,
  grids: readonly PrintGrid[],
  pictures: Pictures,
  options: PrintOptions,
  now: Date,
): Promise<MadeDocument> {
  const paper = openPaper({
    title: `${material.community.shortName} ${kindNames[kind]}`,
    author: material.townName,
    now,
  });
  for (const { name, officer } of isOfGrid(kind) ? grids : []) {
    if (officer?.standIn) paper.note(`${name}：${officer.standIn}，印的是代班人`);
  }
  const job = { paper, material, grids, pictures, options, now };
  if (kind === 'card') drawCards(job);
  else if (kind === 'cardSheet') drawCardSheets(job);
  else if (kind === 'boardA3') drawBoards(job, 'A3');
  else if (kind === 'boardA2') drawBoards(job, 'A2');
  else if (kind === 'letter') drawLetters(job);
  else if (kind === 'roster') drawRoster(job);
  else drawAtlas(job);
  return paper.close();
}

/** Pure: what will be noted of the pieces on a document, by the code of their place. */
export function printedPieces(
  kind: PieceKind,
  material: Material,
  grids: readonly PrintGrid[],
  fileId: string,
  now: Date,
): Record<string, PrintedPiece> {
  const piece = (name: string, facts: Facts): PrintedPiece => ({
    name,
    facts,
    fingerprint: fingerprintOf(facts),
    at: now,
    fileId,
  });
  const { community } = material;
  if (!isOfGrid(kind)) return { [community.code]: piece(community.shortName, factsOfCommunity(kind, material)) };
  return Object.fromEntries(grids.map((grid) => [grid.code, piece(grid.name, factsOfGrid(kind, grid, material))]));
}
