import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { desks } from './actions/desks';
import { save } from './actions/save';
import { today } from './actions/today';
import { week } from './actions/week';

/** Who is on duty at centres and departments (轮值). */
const actions = {
  // everybody
  today,
  // staff of the desk
  desks,
  week,
  // its lead
  save,
};

export type RotaApi = ApiOf<typeof actions>;
export const main = createFunction('rota', actions);
