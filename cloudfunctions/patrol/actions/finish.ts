import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { phoneId } from '../inputs';
import { patrolId } from '../policy';
import { presentPatrol } from '../presenter';
import { endPatrol, requirePatrol } from '../repository';

/** An officer ends a round. Two database calls; one that has ended stays as it ended. */
export const finish = defineAction({
  input: strictObject({ patrol: phoneId }),
  async run({ patrol }, context) {
    const _id = patrolId(await context.actor(), patrol);
    await endPatrol(_id, context.doneAt ?? context.now);
    return presentPatrol(await requirePatrol(_id));
  },
});
