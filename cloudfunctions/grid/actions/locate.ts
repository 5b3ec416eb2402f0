import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { latitudeInput, longitudeInput } from '../inputs';
import { outsideEveryGrid } from '../outside';
import { type GridCard, presentCard } from '../presenter';
import { findGridAt } from '../repository';

/**
 * The card of the grid a person stands in. Public: the caller is not looked up, and nothing of the place is stored.
 *
 * @throws OUTSIDE_GRIDS with `details.desk`, the nearest community's desk, or null far from every grid
 */
export const locate = defineAction({
  input: strictObject({ longitude: longitudeInput, latitude: latitudeInput }),
  async run({ longitude, latitude }, { now }): Promise<GridCard> {
    const grid = await findGridAt(longitude, latitude, now);
    return grid ? presentCard(grid, now) : outsideEveryGrid({ longitude, latitude });
  },
});
