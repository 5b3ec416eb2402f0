import type { PersonWithPlaces } from './person-with-places';

/** A place by code and everyday name; a grid's name says its community too. */
export interface Place {
  code: string;
  name: string;
}

/** Looks up the places a person's roles are over. One that no longer exists keeps its code as its name. */
export function placesOf(person: Pick<PersonWithPlaces, 'regions' | 'grids'>): (code: string) => Place {
  const names = new Map([
    ...person.regions.map((region) => [region._id, region.shortName] as const),
    ...person.grids.map((grid) => [grid._id, `${grid.communityName}${grid.name}`] as const),
  ]);
  return (code) => ({ code, name: names.get(code) ?? code });
}
