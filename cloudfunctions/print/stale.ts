import { chinaTime } from '../platform/duty-hours';
import { isOfGrid, kindNames, type PieceKind } from './kinds';
import type { Material } from './material';
import { type Facts, factsOfCommunity, factsOfGrid, fingerprintOf, type Printed, type PrintedPiece } from './printed';

/** A piece that hangs or lies somewhere and is no longer true (已过时), or one that a grid lacks. */
export interface StalePiece {
  /** Code of the grid, or of the community for a roster or an atlas. */
  place: string;
  placeName: string;
  kind: PieceKind;
  kindName: string;
  /** `changed`: facts changed since; `gone`: the grid is no more, take it down; `missing`: others of the kind were printed. */
  state: 'changed' | 'gone' | 'missing';
  /** Milliseconds since 1970; null when it was never printed. */
  printedAt: number | null;
  /** `责任人 李军 → 王芳`, one a change. */
  changes: string[];
  /** The whole in one line: `第三网格 公示牌（3月2日印）：责任人 李军 → 王芳，电话已换`. */
  sentence: string;
}

const changedWords: Readonly<Record<string, string>> = {
  phone: '电话已换',
  hours: '值班时间已变',
  duties: '职责已变',
  photo: '照片已换',
  supervision: '监督电话已换',
  desk: '受理中心电话或名称已变',
  map: '网格边界或相邻网格已变',
  text: '信的内容已改',
  numbers: '常用电话已变',
};

/** Pure: what of a community's printed matter is stale, grid by grid, and what grids lack. */
export function staleOf(printed: readonly Printed[], material: Material): StalePiece[] {
  const rows = printed.flatMap((row) => (isOfGrid(row.kind) ? ofGrids(row, material) : ofCommunity(row, material)));
  return rows.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}

function ofGrids({ kind, pieces }: Printed, material: Material): StalePiece[] {
  const living = new Map(material.grids.map((grid) => [grid.code, grid]));
  const gone = Object.entries(pieces)
    .filter(([code]) => !living.has(code))
    .map(([code, piece]) => row(kind, code, piece.name, 'gone', piece, ['网格已撤销，请取下或收回']));
  const others = material.grids.flatMap((grid) => {
    const piece = pieces[grid.code];
    if (!piece) return row(kind, grid.code, grid.name, 'missing', undefined, ['还没有印过']);
    const facts = factsOfGrid(kind, grid, material);
    return piece.fingerprint === fingerprintOf(facts)
      ? []
      : row(kind, grid.code, grid.name, 'changed', piece, changesOf(piece.facts, facts));
  });
  return [...gone, ...others];
}

function ofCommunity({ kind, community, pieces }: Printed, material: Material): StalePiece[] {
  const piece = pieces[community];
  const facts = factsOfCommunity(kind, material);
  if (!piece || piece.fingerprint === fingerprintOf(facts)) return [];
  const names = new Map(material.grids.map(({ code, name }) => [code, name]));
  const differing = [...new Set([...Object.keys(piece.facts), ...Object.keys(facts)])].filter(
    (key) => key !== 'name' && piece.facts[key] !== facts[key],
  );
  const added = differing.filter((code) => piece.facts[code] === undefined).map((code) => names.get(code) ?? code);
  const removed = differing.filter((code) => facts[code] === undefined).map((code) => piece.facts[code]?.split(' ')[0]);
  const changed = differing
    .filter((code) => piece.facts[code] !== undefined && facts[code] !== undefined)
    .map((code) => names.get(code) ?? code);
  const changes = [
    ...(piece.facts['name'] === facts['name'] ? [] : [`名称 ${piece.facts['name']} → ${facts['name']}`]),
    ...(changed.length > 0 ? [`${listed(changed)}有变化`] : []),
    ...(added.length > 0 ? [`新增${listed(added)}`] : []),
    ...(removed.length > 0 ? [`撤销${listed(removed.map((name) => name ?? ''))}`] : []),
  ];
  return [row(kind, community, material.community.shortName, 'changed', piece, changes)];
}

/** The first three by name, the rest by number. */
function listed(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 个网格` : names.join('、');
}

function changesOf(before: Facts, after: Facts): string[] {
  return Object.keys({ ...before, ...after }).flatMap((key) => {
    const [from = '', to = ''] = [before[key], after[key]];
    if (from === to) return [];
    if (key === 'name') return `名称 ${from} → ${to}`;
    if (key === 'officer') return `责任人 ${from || '空缺'} → ${to || '空缺'}`;
    // Whoever has just come has a phone and hours of their own: the name says it.
    if (before['officer'] !== after['officer'] && ['hours', 'duties', 'photo', 'text'].includes(key)) return [];
    return changedWords[key] ?? '内容已变';
  });
}

function row(
  kind: PieceKind,
  place: string,
  placeName: string,
  state: StalePiece['state'],
  piece: PrintedPiece | undefined,
  changes: string[],
): StalePiece {
  const kindName = kindNames[kind];
  const when = piece ? `（${chinaTime(piece.at).format('M月D日')}印）` : '';
  return {
    place,
    placeName,
    kind,
    kindName,
    state,
    printedAt: piece?.at.getTime() ?? null,
    changes,
    sentence: `${placeName} ${kindName}${when}：${changes.join('，')}`,
  };
}
