import { createTimer } from '../platform/create-timer';
import { closeQuietly } from './tasks/close-quietly';
import { deliverNotices } from './tasks/deliver-notices';
import { projectMissed } from './tasks/project-missed';

export const main = createTimer('jobs', { projectMissed, closeQuietly, deliverNotices });
