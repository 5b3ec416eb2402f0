import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { finish } from './actions/finish';
import { note } from './actions/note';
import { recent } from './actions/recent';
import { report } from './actions/report';
import { start } from './actions/start';

/** An officer's rounds through the grid (巡查). */
const actions = { start, note, report, finish, recent };

export type PatrolApi = ApiOf<typeof actions>;
export const main = createFunction('patrol', actions);
