import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { codeInput } from '../inputs';
import { type Place, presentPlace } from '../presenter';
import { findTopRegion, listRegions } from '../repository';

const mostPlaces = 300;

/**
 * The places directly below one: the towns of the district when none is named, the communities of a town. With `list`
 * it lets people choose their grid by hand, step by step. Public, one or two database calls.
 */
export const places = defineAction({
  input: strictObject({ parent: optional(codeInput) }),
  async run({ parent }): Promise<{ places: Place[] }> {
    const above = parent ?? (await findTopRegion())?.code;
    return { places: above ? (await listRegions(above, mostPlaces)).map(presentPlace) : [] };
  },
});
