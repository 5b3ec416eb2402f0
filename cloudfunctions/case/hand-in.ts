import type { GridWithPeople } from '../grid/grid';
import { findLivingGrid } from '../grid/living-grid';
import { outsideEveryGrid } from '../grid/outside';
import { findGridAt } from '../grid/repository';
import type { ActionContext } from '../platform/action';
import { checkWords } from '../platform/content-check';
import { keyedHash, seal } from '../platform/encryption';
import { AppError } from '../platform/errors';
import { checkPictures } from '../platform/pictures';
import { settingsOf } from '../platform/read-settings';
import type { TownSettings } from '../platform/settings';
import type { Case, CasePlace, EventActor } from './case';
import { openCase } from './open-case';
import { projectEvents } from './project-events';
import { insertCase } from './repository';

/** What a resident or somebody of the staff hands in. */
export interface HandedIn {
  category: string;
  text: string;
  photos: string[];
  place: CasePlace | null;
  grid: string | null;
  contact: string | null;
  urgent: boolean;
}

/** Who hands it in, and for whom. */
export interface Sender {
  /** The openid whose case it is, or undefined for somebody without WeChat. */
  reporter: string | undefined;
  registeredBy: string;
  by: EventActor;
  /** See CaseEvent. */
  workday?: string;
  noticeConsents: number;
}

/**
 * Opens a case: words and pictures checked, the grid found, the case and its notices written. Three database calls.
 * The id comes from the openid and the tap, so a retry finds the case.
 *
 * @param senderIn who sends it, once its grid is known; throws where they may not
 */
export async function handIn(
  context: ActionContext,
  input: HandedIn,
  senderIn: (grid: GridWithPeople) => Sender,
): Promise<{ stored: Case; rules: TownSettings }> {
  const { openid, now, requestId } = context;
  await checkWords(openid, [
    { field: 'text', label: '要反映的事', text: input.text },
    { field: 'place', label: '地点', text: input.place?.address ?? '' },
  ]);
  await checkPictures(input.photos);
  const grid = await gridFor(input.place, input.grid, now);
  const { reporter, ...sender } = senderIn(grid);
  const rules = await settingsOf(grid.town, now);
  const category = rules.categories.find((one) => one.code === input.category && !one.retired);
  if (!category) throw new AppError('BAD_INPUT', 'unknown category', '请选择事项类别', { field: 'category' });
  const id = keyedHash('case', `${openid} ${requestId}`);
  const opened = openCase(
    {
      id,
      request: requestId,
      reporter: reporter ?? `walkin:${id}`,
      ...sender,
      // A resident's own case is opened when it arrives; staff say when they found it.
      ...(sender.by.personId && context.doneAt ? { doneAt: context.doneAt } : {}),
      category,
      text: input.text,
      photos: input.photos,
      place: input.place,
      urgent: input.urgent,
      contact: input.contact ? seal(input.contact) : null,
    },
    grid,
    rules,
    now,
  );
  const stored = await insertCase(opened);
  await projectEvents(stored, stored.events);
  return { stored, rules };
}

/** The grid of a point or of a code, of an old board the grid that follows. Outside every grid says which desk to go to. */
async function gridFor(where: CasePlace | null, code: string | null, now: Date): Promise<GridWithPeople> {
  if (where) return (await findGridAt(where.longitude, where.latitude, now)) ?? outsideEveryGrid(where);
  if (!code) throw new AppError('BAD_INPUT', 'neither place nor grid', '请在地图上选择地点', { field: 'place' });
  const found = await findLivingGrid(code, now);
  if (!found)
    throw new AppError('NOT_FOUND', 'no such grid', '没有找到这个网格，请在地图上选择地点', { field: 'grid' });
  return found.grid;
}
