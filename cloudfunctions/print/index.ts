import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { advance } from './actions/advance';
import { begin } from './actions/begin';
import { month } from './actions/month';
import { run } from './actions/run';
import { runs } from './actions/runs';
import { single } from './actions/single';
import { stale } from './actions/stale';

/** Printed matter of grids and communities, and of a work log a month. All of it is the staff's. */
const actions = { begin, advance, run, runs, single, stale, month };

export type PrintApi = ApiOf<typeof actions>;

export const main = createFunction('print', actions);
