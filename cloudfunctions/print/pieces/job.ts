import type { PrintOptions } from '../kinds';
import type { Material, PrintGrid } from '../material';
import type { Paper } from '../setting/paper';

/** What the pieces are drawn from. */
export interface Job {
  paper: Paper;
  material: Material;
  /** Those it is made for, in order. */
  grids: readonly PrintGrid[];
  pictures: { codes: ReadonlyMap<string, Buffer>; portraits: ReadonlyMap<string, Buffer> };
  options: PrintOptions;
  now: Date;
}
