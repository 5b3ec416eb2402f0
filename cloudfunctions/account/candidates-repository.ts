import type { Region } from '../grid/grid';
import { command, find } from '../platform/database';
import type { Person } from '../platform/identity';
import { candidatesFor, type GridPlace, type PostCandidates } from './candidates';
import type { Post } from './coverage';

const mostGrids = 200;
const mostPeople = 300;

/**
 * Who could take posts over from somebody at an instant. A grid that a division took back is not asked for: its desk goes
 * with the ground. Four database calls at most: the grids, those of their communities, the people there, the places' names.
 */
export async function listCandidates(held: readonly Post[], leaver: string, at: Date): Promise<PostCandidates[]> {
  const fields = { _id: true, code: true, name: true, community: true, communityName: true, centreGcj02: true };
  const _ = command();
  const asked = [...new Set(held.map(({ scope }) => scope))];
  const found = await find<GridPlace>('grids', { where: { _id: _.in(asked) }, limit: mostGrids, fields });
  const retired = new Set(found.filter(({ community }) => community === '').map(({ code }) => code));
  const posts = held.filter(({ scope }) => !retired.has(scope));
  const scopes = asked.filter((scope) => !retired.has(scope));
  const own = found.filter(({ code }) => !retired.has(code));
  const communities = [...new Set(own.map(({ community }) => community))];
  const places = [...new Set([...communities, ...scopes.filter((scope) => !own.some(({ code }) => code === scope))])];
  const [around, regions] = await Promise.all([
    find<GridPlace>('grids', { where: { community: _.in(communities) }, limit: mostGrids, fields }),
    find<Region>('regions', { where: { _id: _.in(places) }, limit: places.length + 1 }),
  ]);
  const grids = [...around, ...own.filter(({ code }) => !around.some((grid) => grid.code === code))];
  const within = [...places, ...grids.map(({ code }) => code)];
  const people = await find<Person>('people', { where: { scopes: _.in(within) }, limit: mostPeople });
  const nameOf = (scope: string): string => {
    const grid = grids.find(({ code }) => code === scope);
    const region = regions.find(({ _id }) => _id === (grid?.community ?? scope));
    return `${region?.shortName ?? ''}${grid?.name ?? ''}` || scope;
  };
  return posts.map((post) => ({
    ...post,
    name: nameOf(post.scope),
    candidates: candidatesFor(post, leaver, people, grids, at),
  }));
}
