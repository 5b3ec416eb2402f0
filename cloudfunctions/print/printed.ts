import { createHash } from 'node:crypto';
import { letterOf } from '../grid/letter';
import type { PieceKind } from './kinds';
import type { Material, PrintGrid } from './material';
import type { PrintFile } from './run';
import { usefulNumbersOf } from './useful-numbers';

/**
 * What a piece of printed matter shows, by fact. Short facts stand as they are, so that a list of what is stale can say
 * what changed into what; long ones as a hash. Of a roster or an atlas there is a fact for each grid, under its code.
 */
export type Facts = Record<string, string>;

/** A piece as it was last printed. */
export interface PrintedPiece {
  /** The grid's name on it, or the community's. */
  name: string;
  facts: Facts;
  fingerprint: string;
  at: Date;
  fileId: string;
  /** When it was made by itself: the file, and what it was made from. */
  single?: { key: string; file: PrintFile };
}

/** One row of `prints`: every piece of a kind in a community as it was last printed, by the code of its place. */
export interface Printed {
  /** `<community>:<kind>` */
  _id: string;
  community: string;
  kind: PieceKind;
  pieces: Record<string, PrintedPiece>;
}

export function printedId(community: string, kind: PieceKind): string {
  return `${community}:${kind}`;
}

/** Pure: the facts on a piece of a grid. */
export function factsOfGrid(kind: PieceKind, grid: PrintGrid, material: Material): Facts {
  const shown = {
    name: `${grid.community.name}${grid.name}`,
    // Somebody who only stands in is told apart: their piece is stale when the officer is back.
    officer: grid.officer ? `${grid.officer.name}${grid.officer.standIn && '（代班）'}` : '',
    phone: grid.officer?.phone ?? '',
    desk: `${grid.desk.name} ${grid.desk.phone}`,
    supervision: grid.supervisionPhone,
  };
  const work = { hours: (grid.officer?.dutyHours ?? []).join('；'), duties: hashOf(grid.officer?.duties ?? []) };
  if (kind === 'letter') return { ...shown, text: hashOf(letterOf(material.texts.letter, grid)) };
  if (kind === 'boardA3' || kind === 'boardA2') {
    return {
      ...shown,
      ...work,
      photo: grid.officer?.photo ? hashOf(grid.officer.photo) : '',
      map: hashOf(material.grids.map(({ code, name, border }) => [code, name, border])),
    };
  }
  return { ...shown, ...work, numbers: hashOf(usefulNumbersOf(material.texts.usefulNumbers)) };
}

/** Pure: the facts on a roster or an atlas of a community. */
export function factsOfCommunity(kind: PieceKind, { community, grids }: Material): Facts {
  const rows = grids.map((grid): [string, string] => {
    const { code, name, officer, desk, households, people, estates, border } = grid;
    const who = officer ? `${officer.name} ${officer.phone}` : `${desk.name} ${desk.phone}`;
    const rest = kind === 'atlas' ? [border, estates, households, people] : [estates, households, people];
    return [code, `${name} ${who} ${hashOf(rest)}`];
  });
  return { name: community.shortName, ...Object.fromEntries(rows) };
}

export function fingerprintOf(facts: Facts): string {
  return hashOf(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
}
