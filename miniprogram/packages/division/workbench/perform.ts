import { insertCorner, moveCorner, removeCorner } from '../editing/corners';
import { draw, fillInto, snap } from '../editing/draw';
import { type Corner, type Grids, type Ring, signedArea } from '../editing/ground';
import { merge } from '../editing/merge';
import { giveAway, split } from '../editing/split';
import type { PlanGrid } from '../types';
import { mergedGrid, newGrid, type PlanEditor, splitInto } from './plan-editor';

/**
 * What the tools do to a plan, one step each. `near` is in metres: how far a finger may miss. All throw Refused with a
 * sentence for the person, and then nothing has changed.
 */

export function drawGrid(editor: PlanEditor, points: readonly Corner[], near: number): string {
  const code = editor.newCode();
  editor.step((grids) => draw(grids, points, near, (border) => newGrid(code, border, grids.values())));
  return code;
}

export function splitGrid(editor: PlanEditor, code: string, line: readonly Corner[], near: number): string {
  const fresh = editor.newCode();
  editor.step((grids) => split(grids, code, line, near, splitInto(fresh, grids.values())));
  return fresh;
}

export function mergeGrids(editor: PlanEditor, into: string, gone: string): void {
  editor.step((grids) => {
    const merged = new Map(merge(grids, into, gone));
    const [result, one, other] = [merged.get(into), grids.get(into), grids.get(gone)];
    if (result && one && other) merged.set(into, mergedGrid(result, one, other));
    return merged;
  });
}

/** Lays a corner down. With `edge` it is a new one in that edge. It holds on to grids that do not have it. */
export function layCorner(
  editor: PlanEditor,
  corner: Corner,
  edge: [Corner, Corner] | null,
  target: Corner,
  near: number,
): void {
  editor.step((grids) => {
    const ready = edge ? insertCorner(grids, edge, corner) : grids;
    const { at, edge: held } = snap(others(ready, corner), target, near);
    return moveCorner(held ? insertCorner(ready, held, at) : ready, corner, at);
  });
}

export function dropCorner(editor: PlanEditor, corner: Corner): void {
  editor.step((grids) => removeCorner(grids, corner));
}

export function givePiece(
  editor: PlanEditor,
  { from, to, line, piece, near }: { from: string; to: string; line: readonly Corner[]; piece: Corner; near: number },
): void {
  editor.step((grids) => giveAway(grids, from, to, line, piece, near));
}

/** Uncovered ground as a new grid, or into the grid `to`. */
export function fillGround(editor: PlanEditor, area: readonly Ring[], to: string | null): string {
  // What a check draws is simplified: its corners are sought within some metres.
  const near = 8;
  const [ring = []] = [...area].sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
  const points = ring.slice(0, -1);
  if (to !== null) {
    editor.step((grids) => fillInto(grids, points, near, to));
    return to;
  }
  return drawGrid(editor, points, near);
}

/** Grids without those that have a corner. */
function others(grids: Grids<PlanGrid>, [x, y]: Corner): Grids<PlanGrid> {
  return new Map(
    [...grids].filter(([, { border }]) => !border.some((ring) => ring.some((at) => at[0] === x && at[1] === y))),
  );
}
