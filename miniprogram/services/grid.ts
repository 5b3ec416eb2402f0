import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type GridCard = OutputOf<'grid.card'>;
export type GridItem = OutputOf<'grid.search'>['grids'][number];
export type Desk = GridCard['desk'];
/** A card without its map: what the first screen shows and the phone remembers. */
export type ShownCard = Omit<GridCard, 'border' | 'centre'>;

export const getCard = (code: string) => call('grid.card', { code });
/** GCJ-02 degrees. */
export const locateGrid = (longitude: number, latitude: number) => call('grid.locate', { longitude, latitude });
export const searchGrids = (text: string, after?: string) => call('grid.search', after ? { text, after } : { text });
/** The grids of a community, for choosing by hand. */
export const listGrids = (community: string) => call('grid.list', { community });
export const listNeighbours = (community: string) => call('grid.neighbours', { community });

/** The letter to each household (一封信), with the card it was written from. */
export type LetterView = OutputOf<'grid.letter'>;
export const getLetter = (code: string) => call('grid.letter', { code });

export function withoutMap({ border: _border, centre: _centre, ...card }: GridCard): ShownCard {
  return card;
}
/** The places directly below one: the towns of a district, the communities of a town. */
export const listPlaces = (parent: string) => call('grid.places', { parent });

/** The map and list of all grids (网格图谱). */
export type AtlasPage = OutputOf<'grid.atlasPage'>;
/** A place with what lies directly below it; the district without a code. */
export const getAtlasPage = (place: string) => call('grid.atlasPage', place ? { place } : {});
export const getAtlasView = (question: InputOf<'grid.atlas'>) => call('grid.atlas', question);
