import { createTimer } from '../platform/create-timer';
import { deliverNotices } from './tasks/deliver-notices';
import { projectMissed } from './tasks/project-missed';
import { runClocks } from './tasks/run-clocks';

export const main = createTimer('jobs', { projectMissed, runClocks, deliverNotices });
