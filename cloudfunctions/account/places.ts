import type { PersonWithPlaces } from './person-with-places';

/** A place by code and everyday name; a grid's name says its community too. */
export interface Place {
  code: string;
  name: string;
}

/** What a desk is the desk of. */
export type DeskKind = 'grid' | 'community' | 'town' | 'department' | 'district';

type Known = Pick<PersonWithPlaces, 'regions' | 'grids'>;

/**
 * Looks up the places a person's roles are over. A department's desk `<town>/<name>` is called by both: 井岗镇城管所. One
 * that no longer exists keeps its code as its name.
 */
export function placesOf(person: Known): (code: string) => Place {
  const names = new Map([
    ...person.regions.map((region) => [region._id, region.shortName] as const),
    ...person.grids.map((grid) => [grid._id, `${grid.communityName}${grid.name}`] as const),
  ]);
  return (code) => {
    const [place = code, department = ''] = code.split('/');
    return { code, name: `${names.get(place) ?? place}${department}` };
  };
}

/** What the desks of a person are the desks of. A centre that no longer exists counts as a community's. */
export function kindsOf(person: Known): (code: string) => DeskKind {
  const levels = new Map(person.regions.map((region) => [region._id, region.level]));
  return (code) => {
    if (code.includes('/')) return 'department';
    if (person.grids.some((grid) => grid._id === code)) return 'grid';
    return levels.get(code) ?? 'community';
  };
}
