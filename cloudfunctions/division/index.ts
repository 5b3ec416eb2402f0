import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { accept } from './actions/accept';
import { begin } from './actions/begin';
import { compare } from './actions/compare';
import { exportFile } from './actions/export-file';
import { importAddresses } from './actions/import-addresses';
import { importBorder } from './actions/import-border';
import { importFile } from './actions/import-file';
import { open } from './actions/open';
import { overview } from './actions/overview';
import { propose } from './actions/propose';
import { save } from './actions/save';
import { sendBack } from './actions/send-back';
import { setDeadline } from './actions/set-deadline';
import { submit } from './actions/submit';
import { takeBack } from './actions/take-back';

/** How communities are divided into grids (划分方案): plans as versions, from the first draft until they are in force. */
const actions = {
  // whoever reads plans
  overview,
  open,
  compare,
  exportFile,
  // whoever draws
  begin,
  save,
  submit,
  takeBack,
  propose,
  importFile,
  importAddresses,
  importBorder,
  // the town's office
  sendBack,
  accept,
  setDeadline,
};

export type DivisionApi = ApiOf<typeof actions>;
export const main = createFunction('division', actions, { maxEventBytes: 1024 * 1024 });
