import type { GridWithPeople } from './grid';
import { findGrid } from './repository';

/** A grid is seldom taken back twice; old boards of longer lines lead to nobody. */
const mostLookedAt = 8;

/** A grid that is there, and how the one that was asked for was called where that is no more. */
export interface LivingGrid {
  grid: GridWithPeople;
  /** '' when it is the very one. */
  retiredName: string;
}

/**
 * The grid of a code or, where a division took it back, the one that follows on most of its ground and is there itself:
 * printed codes and cases of long ago lead on. Whoever gives work to a grid asks here. One database call, one more each
 * grid that was taken back, eight at most.
 */
export async function findLivingGrid(code: string, now: Date): Promise<LivingGrid | undefined> {
  const waiting = [code];
  const seen = new Set<string>();
  let retiredName = '';
  // Depth first: who has most of the ground of who had most of it.
  for (let next = waiting.shift(); next !== undefined && seen.size < mostLookedAt; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const grid = await findGrid(next, now);
    if (grid && !grid.retired) return { grid, retiredName };
    if (grid && retiredName === '') retiredName = grid.name;
    waiting.unshift(...(grid?.retired?.successors ?? []));
  }
  return undefined;
}
