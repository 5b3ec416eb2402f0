import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { accept } from './actions/accept';
import { acknowledge } from './actions/acknowledge';
import { addMaterial } from './actions/add-material';
import { agreePause } from './actions/agree-pause';
import { alarm } from './actions/alarm';
import { apply } from './actions/apply';
import { approve } from './actions/approve';
import { askMaterials } from './actions/ask-materials';
import { askPause } from './actions/ask-pause';
import { assign } from './actions/assign';
import { bring } from './actions/bring';
import { confirm } from './actions/confirm';
import { contribute } from './actions/contribute';
import { control } from './actions/control';
import { define } from './actions/define';
import { detail } from './actions/detail';
import { details } from './actions/details';
import { dismissObjection } from './actions/dismiss-objection';
import { dispute } from './actions/dispute';
import { draftPublication } from './actions/draft-publication';
import { follow } from './actions/follow';
import { followed } from './actions/followed';
import { form } from './actions/form';
import { handleOrdinarily } from './actions/handle-ordinarily';
import { held } from './actions/held';
import { merge } from './actions/merge';
import { mine } from './actions/mine';
import { nearby } from './actions/nearby';
import { object } from './actions/object';
import { olderEvents } from './actions/older-events';
import { openContact } from './actions/open-contact';
import { publicise } from './actions/publicise';
import { queue } from './actions/queue';
import { rate } from './actions/rate';
import { readOutcome } from './actions/read-outcome';
import { recall } from './actions/recall';
import { recategorise } from './actions/recategorise';
import { refuse } from './actions/refuse';
import { refusePause } from './actions/refuse-pause';
import { register } from './actions/register';
import { remindMe } from './actions/remind-me';
import { reply } from './actions/reply';
import { resolve } from './actions/resolve';
import { resume } from './actions/resume';
import { returnCase } from './actions/return';
import { review } from './actions/review';
import { sendBack } from './actions/send-back';
import { settle } from './actions/settle';
import { standDown } from './actions/stand-down';
import { submit } from './actions/submit';
import { supply } from './actions/supply';
import { track } from './actions/track';
import { transfer } from './actions/transfer';
import { unmerge } from './actions/unmerge';
import { upholdObjection } from './actions/uphold-objection';
import { urge } from './actions/urge';
import { watched } from './actions/watched';
import { withdraw } from './actions/withdraw';

const actions = {
  // the resident
  form,
  submit,
  mine,
  remindMe,
  addMaterial,
  supply,
  withdraw,
  confirm,
  dispute,
  rate,
  // anybody
  nearby,
  follow,
  followed,
  object,
  // lists of the staff
  queue,
  held,
  watched,
  // whoever has it
  register,
  accept,
  reply,
  openContact,
  recategorise,
  settle,
  return: returnCase,
  transfer,
  bring,
  apply,
  alarm,
  merge,
  unmerge,
  // pauses and urging
  askPause,
  agreePause,
  refusePause,
  resume,
  urge,
  // joint handling
  assign,
  recall,
  contribute,
  readOutcome,
  // emergency
  acknowledge,
  track,
  control,
  resolve,
  standDown,
  review,
  // approval
  define,
  handleOrdinarily,
  askMaterials,
  draftPublication,
  publicise,
  sendBack,
  dismissObjection,
  upholdObjection,
  approve,
  refuse,
  // all of them
  detail,
  details,
  olderEvents,
};

export type CaseApi = ApiOf<typeof actions>;
export const main = createFunction('case', actions);
