/** Kinds of printed matter with their words. Those of `gridKinds` are made for each grid, the others for a community. */
export const kindNames = {
  card: '联系卡（单张）',
  cardSheet: '联系卡（A4 一页十张）',
  boardA3: '公示牌（A3）',
  boardA2: '公示牌（A2）',
  letter: '一封信',
  roster: '花名册',
  atlas: '网格图谱',
} as const;

export type PieceKind = keyof typeof kindNames;

export const allKinds = Object.keys(kindNames) as PieceKind[];

export const gridKinds = ['card', 'cardSheet', 'boardA3', 'boardA2', 'letter'] as const;

export type GridPieceKind = (typeof gridKinds)[number];

export function isOfGrid(kind: PieceKind): kind is GridPieceKind {
  return (gridKinds as readonly PieceKind[]).includes(kind);
}

/**
 * How many grids go into one file: one call makes one file and ends after 60 seconds, on a busy machine, too. A board
 * carries a portrait of up to a megabyte; fifty grids are a community, so its 500 cards are one file.
 */
export const gridsPerFile: Record<GridPieceKind, number> = {
  card: 50,
  cardSheet: 50,
  boardA3: 10,
  boardA2: 10,
  letter: 20,
};

/** What is put on the pages themselves. */
export interface PrintOptions {
  /** A single card with 3 mm more on each side and crop marks, for a printing house. */
  bleed: boolean;
}
