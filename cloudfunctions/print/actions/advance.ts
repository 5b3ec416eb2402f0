import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { runInput } from '../inputs';
import { makeStep } from '../make-step';
import { runFor } from '../own-run';
import { presentRun, type RunView } from '../presenter';
import { claimStep, finishStep, releaseStep } from '../repository';
import { nextStep } from '../run';

/** Longer than a call may run (config.json): whoever has not finished by then never will. */
const claimMs = 65_000;

/**
 * Takes the next step of a run: ten code pictures, or one file. Call it until the run is `done`. Whatever was finished
 * stays; a step whose call died is taken up again after a minute, under the same file name, so nothing is made twice. Two
 * phones share the steps. About eight database calls.
 *
 * @throws CODE_REFUSED WeChat gave no code picture: nothing is printed with a code that opens nothing
 */
export const advance = defineAction({
  input: strictObject({ run: runInput }),
  async run({ run: id }, context): Promise<RunView> {
    const { now } = context;
    const run = await runFor(context, id);
    const index = nextStep(run.steps, now);
    const step = run.steps[index];
    if (!step) return presentRun(run, now);
    const by = `${context.requestId}:${now.getTime()}`;
    if (await claimStep(id, index, by, now, new Date(now.getTime() + claimMs))) {
      try {
        await finishStep(id, index, by, await makeStep(run, step, now));
      } catch (error) {
        await releaseStep(id, index, by);
        throw error;
      }
    }
    return presentRun(await runFor(context, id), now);
  },
});
