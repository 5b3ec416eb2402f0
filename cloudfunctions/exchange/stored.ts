import type { Grid, Region } from '../grid/grid';
import type { Person } from '../platform/identity';
import type { GridFeature } from './grids-file';
import type { OfficerRow } from './officers-file';
import type { RegionRow } from './regions-file';

/** What an environment holds before the import. */
export interface Stored {
  regions: Region[];
  grids: Grid[];
  people: Person[];
}

/** What the files say, each row checked by itself. */
export interface FileRows {
  regions: RegionRow[];
  grids: GridFeature[];
  officers: OfficerRow[];
}
