import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { codeInput } from '../inputs';
import { type GridItem, presentItem } from '../presenter';
import { listGrids } from '../repository';

/** A community of 100,000 people has about 100 grids. */
const mostGrids = 200;

/** The grids of a community by code, for choosing by hand. Public, one database call. */
export const list = defineAction({
  input: strictObject({ community: codeInput }),
  async run({ community }, { now }): Promise<{ grids: GridItem[] }> {
    return { grids: (await listGrids(community, mostGrids)).map((row) => presentItem(row, now)) };
  },
});
