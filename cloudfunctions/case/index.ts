import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { accept } from './actions/accept';
import { addMaterial } from './actions/add-material';
import { confirm } from './actions/confirm';
import { detail } from './actions/detail';
import { dispute } from './actions/dispute';
import { form } from './actions/form';
import { held } from './actions/held';
import { mine } from './actions/mine';
import { openContact } from './actions/open-contact';
import { queue } from './actions/queue';
import { rate } from './actions/rate';
import { remindMe } from './actions/remind-me';
import { reply } from './actions/reply';
import { returnCase } from './actions/return';
import { settle } from './actions/settle';
import { submit } from './actions/submit';
import { transfer } from './actions/transfer';
import { withdraw } from './actions/withdraw';

const actions = {
  // the resident
  form,
  submit,
  mine,
  remindMe,
  addMaterial,
  withdraw,
  confirm,
  dispute,
  rate,
  // the desk
  queue,
  held,
  accept,
  reply,
  settle,
  return: returnCase,
  transfer,
  openContact,
  // both
  detail,
};

export type CaseApi = ApiOf<typeof actions>;
export const main = createFunction('case', actions);
