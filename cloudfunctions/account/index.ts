import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { addConsent } from './actions/add-consent';
import { addPerson } from './actions/add-person';
import { createInvitation } from './actions/create-invitation';
import { endRole } from './actions/end-role';
import { endStandIn } from './actions/end-stand-in';
import { exportRoster } from './actions/export-roster';
import { grantRole } from './actions/grant-role';
import { importRoster } from './actions/import-roster';
import { invitation } from './actions/invitation';
import { join } from './actions/join';
import { leave } from './actions/leave';
import { linkLeader } from './actions/link-leader';
import { me } from './actions/me';
import { people } from './actions/people';
import { person } from './actions/person';
import { readHandOver } from './actions/read-hand-over';
import { savePerson } from './actions/save-person';
import { saveShifts } from './actions/save-shifts';
import { setStandIn } from './actions/set-stand-in';
import { successors } from './actions/successors';
import { writeHandOver } from './actions/write-hand-over';

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
  // those who look after people
  addPerson,
  grantRole,
  endRole,
  leave,
  linkLeader,
  // and people themselves
  person,
  savePerson,
  saveShifts,
  successors,
  setStandIn,
  endStandIn,
  writeHandOver,
  readHandOver,
  importRoster,
  exportRoster,
  // staff
  addConsent,
};

export type AccountApi = ApiOf<typeof actions>;
export const main = createFunction('account', actions);
