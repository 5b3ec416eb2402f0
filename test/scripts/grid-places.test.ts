import { gridPlaces } from '../../scripts/grid-places';
import { codes, type SmallTown, startSmallTown } from '../support/small-town';

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown({ functions: ['grid'] });
});
afterAll(() => town.close());

it('offers the middle of every grid, community by community', async () => {
  const places = await gridPlaces(town.cloud.url);
  expect(places.map(({ id }) => id)).toEqual([codes.westGrid, codes.middleGrid, codes.eastGrid]);
  expect(places[0]).toEqual({
    id: codes.westGrid,
    name: expect.stringContaining('网格'),
    group: expect.stringContaining('社区'),
    longitude: expect.closeTo(117.205, 3),
    latitude: expect.closeTo(31.865, 3),
  });
});
