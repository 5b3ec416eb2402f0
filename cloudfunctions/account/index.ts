import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { addConsent } from './actions/add-consent';
import { createInvitation } from './actions/create-invitation';
import { exportRoster } from './actions/export-roster';
import { importRoster } from './actions/import-roster';
import { invitation } from './actions/invitation';
import { join } from './actions/join';
import { me } from './actions/me';
import { people } from './actions/people';

/** Who people are, and how staff come in. */
const actions = {
  // everybody
  me,
  // joining by an invitation
  invitation,
  join,
  // those who invite
  people,
  createInvitation,
  importRoster,
  exportRoster,
  // staff
  addConsent,
};

export type AccountApi = ApiOf<typeof actions>;
export const main = createFunction('account', actions);
