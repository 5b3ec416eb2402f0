import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { clear } from './actions/clear';
import { community } from './actions/community';
import { confirmWeek } from './actions/confirm-week';
import { day } from './actions/day';
import { readWeek } from './actions/read-week';
import { save } from './actions/save';
import { today } from './actions/today';
import { week } from './actions/week';

/** The work log (工作日志): written by what is done, cleared daily, closed weekly (日清周结). */
const actions = {
  // every day's first screen
  today,
  // its officer
  day,
  save,
  clear,
  week,
  confirmWeek,
  // the community's lead
  community,
  readWeek,
};

export type WorklogApi = ApiOf<typeof actions>;
export const main = createFunction('worklog', actions);
