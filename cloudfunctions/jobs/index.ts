import { createTimer } from '../platform/create-timer';
import { anchorHeads } from './tasks/anchor-heads';
import { deliverNotices } from './tasks/deliver-notices';
import { enforcePlans } from './tasks/enforce-plans';
import { projectMissed } from './tasks/project-missed';
import { runClocks } from './tasks/run-clocks';
import { settleOfficers } from './tasks/settle-officers';

// The day is closed before the clocks write into the next one.
export const main = createTimer('jobs', {
  projectMissed,
  anchorHeads,
  enforcePlans,
  settleOfficers,
  runClocks,
  deliverNotices,
});
