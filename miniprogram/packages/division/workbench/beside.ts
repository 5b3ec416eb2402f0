import { type Corner, distance } from '../editing/ground';
import type { PlanGrid } from '../types';

/** WeChat's list of choices holds six. */
const mostChoices = 6;
/** Ground drawn by a check is simplified: its corners lie this near to the grids' own, in metres. */
const nearMetres = 8;

/** The grids that share an edge with one: at least two of its corners. */
export function touching(grids: ReadonlyMap<string, PlanGrid>, code: string): PlanGrid[] {
  const corners = new Set((grids.get(code)?.border ?? []).flat().map(String));
  const shared = ({ border }: PlanGrid): number => border.flat().filter((at) => corners.has(String(at))).length;
  return [...grids.values()].filter((grid) => grid.code !== code && shared(grid) > 1);
}

/** The grids beside some ground, those with most of its border first. */
export function besideGround(grids: ReadonlyMap<string, PlanGrid>, ground: readonly Corner[]): PlanGrid[] {
  return [...grids.values()]
    .map((grid) => ({
      grid,
      near: grid.border.flat().filter((at) => ground.some((one) => distance(one, at) < nearMetres)).length,
    }))
    .filter(({ near }) => near > 1)
    .sort((a, b) => b.near - a.near)
    .slice(0, mostChoices)
    .map(({ grid }) => grid);
}
