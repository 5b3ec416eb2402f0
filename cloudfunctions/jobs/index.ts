import { createTimer } from '../platform/create-timer';
import { anchorHeads } from './tasks/anchor-heads';
import { deliverNotices } from './tasks/deliver-notices';
import { projectMissed } from './tasks/project-missed';
import { runClocks } from './tasks/run-clocks';

export const main = createTimer('jobs', { projectMissed, runClocks, deliverNotices, anchorHeads });
