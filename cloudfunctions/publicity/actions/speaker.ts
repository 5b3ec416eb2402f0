import { strictObject } from 'valibot';
import { findRegions } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { placesOfSpeaker } from '../policy';

/** The places the caller may announce for, the smallest first. One database call. */
export const speaker = defineAction({
  input: strictObject({}),
  async run(_input, { actor }): Promise<{ places: Array<{ code: string; name: string }> }> {
    const codes = placesOfSpeaker(await actor());
    const regions = codes.length > 0 ? await findRegions(codes) : [];
    return {
      places: codes.flatMap((code) => {
        const name = regions.find(({ _id }) => _id === code)?.shortName;
        return name ? [{ code, name }] : [];
      }),
    };
  },
});
