import { strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { mayPrint } from '../policy';
import { presentRun, type RunView } from '../presenter';
import { listRuns } from '../repository';

/** Older ones are made anew sooner than found. */
const mostRuns = 20;

/** The newest runs of a community, those that are not finished among them. One database call. */
export const runs = defineAction({
  input: strictObject({ community: codeInput }),
  async run({ community }, context): Promise<{ runs: RunView[] }> {
    if (!mayPrint(await context.actor(), community)) {
      throw new AppError('FORBIDDEN', 'does not print for this community');
    }
    return { runs: (await listRuns(community, mostRuns)).map((run) => presentRun(run, context.now)) };
  },
});
