import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { advance } from './actions/advance';
import { begin } from './actions/begin';
import { code } from './actions/code';
import { run } from './actions/run';
import { runs } from './actions/runs';
import { single } from './actions/single';
import { stale } from './actions/stale';

/** Printed matter of grids and communities. All of it is the staff's but the code, which opens what is public. */
const actions = { code, begin, advance, run, runs, single, stale };

export type PrintApi = ApiOf<typeof actions>;

export const main = createFunction('print', actions);
