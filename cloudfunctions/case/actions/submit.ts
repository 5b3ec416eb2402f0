import { boolean, maxLength, nullable, pipe, strictObject, string } from 'valibot';
import type { GridWithPeople } from '../../grid/grid';
import { outsideEveryGrid } from '../../grid/outside';
import { findGrid, findGridAt } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { keyedHash, seal } from '../../platform/encryption';
import { AppError } from '../../platform/errors';
import { checkPictures } from '../../platform/pictures';
import { settingsOf } from '../../platform/read-settings';
import type { CasePlace } from '../case';
import { phone, photos, place, placeCode, words } from '../inputs';
import { openCase } from '../open-case';
import { projectEvents } from '../project-events';
import { insertCase } from '../repository';
import { view } from '../take-step';

/**
 * A resident hands in a request. The case goes to the grid of the place on the map, else to the grid that was chosen.
 * Three database calls: grid, case, notices. The id comes from the openid and the tap, so a retry finds the case.
 */
export const submit = defineAction({
  input: strictObject({
    category: pipe(string(), maxLength(40)),
    text: words('要反映的事', 1000),
    photos,
    place: nullable(place),
    grid: nullable(placeCode),
    /** Contact phone, optional. */
    contact: nullable(phone),
    urgent: boolean(),
    /** Whether the resident agreed to one subscription message about this case. */
    notify: boolean(),
  }),
  async run(input, context) {
    const { openid, now, requestId } = context;
    await checkWords(openid, [
      { field: 'text', label: '要反映的事', text: input.text },
      { field: 'place', label: '地点', text: input.place?.address ?? '' },
    ]);
    await checkPictures(input.photos);
    const grid = await gridFor(input.place, input.grid);
    const settings = await settingsOf(grid.town, now);
    const category = settings.categories.find((one) => one.code === input.category);
    if (!category) throw new AppError('BAD_INPUT', 'unknown category', '请选择事项类别', { field: 'category' });

    const opened = openCase(
      {
        id: keyedHash('case', `${openid} ${requestId}`),
        request: requestId,
        reporter: openid,
        category: { code: category.code, name: category.name },
        text: input.text,
        photos: input.photos,
        place: input.place,
        urgent: input.urgent,
        contact: input.contact ? seal(input.contact) : null,
        noticeConsents: input.notify ? 1 : 0,
      },
      grid,
      settings,
      now,
    );
    const stored = await insertCase(opened);
    await projectEvents(stored, stored.events);
    return view(stored, { openid, roles: [] }, settings, now);
  },
});

/** The grid of a point or of a code. Outside every grid says which desk to go to. */
async function gridFor(where: CasePlace | null, code: string | null): Promise<GridWithPeople> {
  if (where) return (await findGridAt(where.longitude, where.latitude)) ?? outsideEveryGrid(where);
  if (!code) throw new AppError('BAD_INPUT', 'neither place nor grid', '请在地图上选择地点', { field: 'place' });
  const grid = await findGrid(code);
  if (!grid) throw new AppError('NOT_FOUND', 'no such grid', '没有找到这个网格，请在地图上选择地点', { field: 'grid' });
  return grid;
}
