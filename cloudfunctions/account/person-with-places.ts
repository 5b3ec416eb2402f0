import type { Grid, Region } from '../grid/grid';
import type { Person } from '../platform/identity';

/** A person with the names of the places their roles are over. */
export interface PersonWithPlaces extends Person {
  regions: Array<Pick<Region, '_id' | 'shortName' | 'level'>>;
  grids: Array<Pick<Grid, '_id' | 'name' | 'communityName'>>;
}
