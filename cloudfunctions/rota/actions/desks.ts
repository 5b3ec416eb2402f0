import { strictObject } from 'valibot';
import { findRegions } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { settingsOf } from '../../platform/read-settings';
import { maySetRota, placeOfDesk, rotaDesksOf } from '../policy';

/** The desks whose rota the caller may read, with those they may set first. One database call, two more a minute. */
export const desks = defineAction({
  input: strictObject({}),
  async run(_input, context): Promise<{ desks: Array<{ desk: string; name: string; maySet: boolean }> }> {
    const actor = await context.actor();
    const towns = actor.roles.filter(({ role }) => role === 'townOffice').map(({ scope }) => scope);
    const settings = await Promise.all(towns.map((town) => settingsOf(town, context.now)));
    const codes = rotaDesksOf(actor, (town) =>
      settings.filter((one) => one.town === town).flatMap((one) => one.departments.map(({ name }) => name)),
    );
    const regions = codes.length > 0 ? await findRegions([...new Set(codes.map(placeOfDesk))]) : [];
    const nameOf = (desk: string): string => {
      const place = placeOfDesk(desk);
      const centre = regions.find(({ _id }) => _id === place)?.desk.name ?? place;
      return desk === place ? centre : desk.slice(place.length + 1);
    };
    const named = codes.map((desk) => ({ desk, name: nameOf(desk), maySet: maySetRota(actor, desk) }));
    return { desks: named.sort((a, b) => Number(b.maySet) - Number(a.maySet)) };
  },
});
