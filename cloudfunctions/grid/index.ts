import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { atlas } from './actions/atlas';
import { atlasPage } from './actions/atlas-page';
import { card } from './actions/card';
import { letter } from './actions/letter';
import { list } from './actions/list';
import { locate } from './actions/locate';
import { neighbours } from './actions/neighbours';
import { places } from './actions/places';
import { search } from './actions/search';

/** Finding one's grid and who is responsible for it. All of it is public. */
const actions = { card, letter, locate, search, list, neighbours, places, atlas, atlasPage };

export type GridApi = ApiOf<typeof actions>;

export const main = createFunction('grid', actions);
