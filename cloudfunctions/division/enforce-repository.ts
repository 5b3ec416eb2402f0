import { mirrored } from '../account/mirrored';
import { changePeople } from '../account/staffing-repository';
import type { Grid, Region } from '../grid/grid';
import { command, updateWhere } from '../platform/database';

/**
 * Draws a grid with the people of the grid it gets them from, in the way all staffing goes: whoever is away, leaves or
 * stands in there does so here, and a change of people at the same moment meets it. Said again it changes nothing. About
 * ten database calls.
 *
 * @param peopleOf code of the grid whose officers' posts are held here, too; '' for those that are held
 * @param planned by which writing it is found again
 */
export async function drawGrid(
  grid: Omit<Grid, 'officerId' | 'terms'>,
  peopleOf: string,
  planned: string,
  now: Date,
): Promise<void> {
  await changePeople({
    ids: [],
    places: [grid.code, peopleOf].filter(Boolean),
    now,
    requestId: planned,
    change: (people) => (peopleOf ? mirrored(people, peopleOf, grid.code, now) : people),
    grid: { code: grid.code, retires: false, change: () => grid },
  });
}

/**
 * Takes a grid out of every list, the map and the search; its code leads to those that follow, and whoever answers for the
 * first of them works its desk until it is empty. Once. About ten database calls.
 */
export async function retireGrid(
  { code, community, borderGcj02 }: Grid,
  successors: string[],
  planned: string,
  at: Date,
): Promise<void> {
  const [heir] = successors;
  const retired = { at, community, border: borderGcj02, successors };
  await changePeople({
    ids: [],
    places: [code, ...(heir ? [heir] : [])],
    now: at,
    requestId: planned,
    change: (people) => (heir ? mirrored(people, heir, code, at) : people),
    grid: {
      code,
      retires: true,
      change: (before) =>
        before?.retired
          ? undefined
          : ({ community: '', borderGcj02: undefined, retired, updatedAt: at } as unknown as Partial<Grid>),
    },
  });
}

/** What a region covers. */
export async function putGround({ _id, ground, townPointGcj02, communityPointGcj02 }: Region): Promise<void> {
  if (!ground) return;
  const point = communityPointGcj02 ? { communityPointGcj02 } : townPointGcj02 ? { townPointGcj02 } : {};
  const fields = Object.entries({ ground, ...point }).map(([field, value]) => [field, command().set(value)]);
  await updateWhere('regions', { _id }, Object.fromEntries(fields));
}
