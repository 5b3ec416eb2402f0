import type { PieceKind, StaleList } from '../../services/print';
import type { SingleKind } from './types';

/** What can be made, in the order it is offered; the words are those of print's `kindNames`. */
export const pieceChoices: ReadonlyArray<{ kind: PieceKind; name: string; note: string }> = [
  { kind: 'cardSheet', name: '联系卡', note: 'A4 纸，一页十张' },
  { kind: 'card', name: '联系卡（单张）', note: '给打印店' },
  { kind: 'boardA3', name: '公示牌 A3', note: '带网格地图和照片' },
  { kind: 'boardA2', name: '公示牌 A2', note: '大的，贴小区门口' },
  { kind: 'letter', name: '一封信', note: '每户一份' },
  { kind: 'roster', name: '花名册', note: '全社区一份' },
  { kind: 'atlas', name: '网格图谱', note: '全社区一份' },
];

/** What can be made of one grid at once. */
export const singleChoices: ReadonlyArray<{ kind: SingleKind; name: string }> = [
  { kind: 'card', name: '联系卡（单张）' },
  { kind: 'cardSheet', name: '联系卡（A4 一页十张）' },
  { kind: 'boardA3', name: '公示牌 A3' },
  { kind: 'boardA2', name: '公示牌 A2' },
  { kind: 'letter', name: '一封信' },
];

/** What a new run must make so that nothing is stale; null when there is nothing to make. `gone` is only taken down. */
export function remakeOf({ stale }: StaleList): { pieces: PieceKind[]; grids?: string[] } | null {
  const again = stale.filter(({ state }) => state !== 'gone');
  if (again.length === 0) return null;
  const grids = again.filter(({ kind }) => kind !== 'roster' && kind !== 'atlas').map(({ place }) => place);
  const pieces = [...new Set(again.map(({ kind }) => kind))];
  return grids.length > 0 ? { pieces, grids: [...new Set(grids)] } : { pieces };
}
