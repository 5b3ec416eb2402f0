import type { OutputOf } from './api';
import { call } from './cloud';

export type GridCard = OutputOf<'grid.card'>;

export const getCard = (code: string) => call('grid.card', { code });
/** GCJ-02 degrees. */
export const locateGrid = (longitude: number, latitude: number) => call('grid.locate', { longitude, latitude });
export const searchGrids = (text: string, after?: string) => call('grid.search', after ? { text, after } : { text });
export const listNeighbours = (community: string) => call('grid.neighbours', { community });
