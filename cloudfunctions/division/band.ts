import type { PlanGrid } from './plan';
import { planBand } from './propose/size';

type Sized = Pick<PlanGrid, 'kind' | 'households' | 'people'>;

/**
 * Where a grid stands to the plan's band (300–500 households, 1,000–1,500 people). A grid of its own for a market, a
 * school or a park (专属网格) has no size it should have.
 */
export function standing({ kind, households, people }: Sized): 'within' | 'below' | 'above' {
  if (kind === 'dedicated') return 'within';
  if (households > planBand.households[1] || people > planBand.people[1]) return 'above';
  if (households < planBand.households[0] || people < planBand.people[0]) return 'below';
  return 'within';
}

/** How many grids are outside the band and nobody said why. */
export function unexplained(grids: ReadonlyArray<Sized & Pick<PlanGrid, 'reason'>>): number {
  return grids.filter((grid) => standing(grid) !== 'within' && grid.reason === '').length;
}
