import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { answer } from './actions/answer';
import { due } from './actions/due';
import { exportSheet } from './actions/export-sheet';
import { household } from './actions/household';
import { importSheet } from './actions/import-sheet';
import { list } from './actions/list';
import { move } from './actions/move';
import { needs } from './actions/needs';
import { open } from './actions/open';
import { openings } from './actions/openings';
import { record } from './actions/record';
import { report } from './actions/report';
import { save } from './actions/save';

/** The household register (住户台账) and visits to it (走访). */
const actions = {
  // who visits
  due,
  list,
  household,
  open,
  save,
  move,
  record,
  report,
  // the community
  needs,
  answer,
  openings,
  importSheet,
  exportSheet,
};

export type VisitApi = ApiOf<typeof actions>;
export const main = createFunction('visit', actions);
