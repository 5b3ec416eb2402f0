import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { runInput } from '../inputs';
import { runFor } from '../own-run';
import { presentRun, type RunView } from '../presenter';

/** How far a run is, with the files it has made. One database call. */
export const run = defineAction({
  input: strictObject({ run: runInput }),
  run: async ({ run: id }, context): Promise<RunView> => presentRun(await runFor(context, id), context.now),
});
