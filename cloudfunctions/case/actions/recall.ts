import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { deskCode, id, words } from '../inputs';
import { takeStep } from '../take-step';
import { openTasks } from '../waiting';

/** The centre needs a department’s part no more, or asked the wrong one. */
export const recall = defineAction({
  input: strictObject({ id, desk: deskCode, reason: words('撤回原因', 200) }),
  run: async (input, context) =>
    takeStep(context, input.id, 'recall', (facts) => {
      const task = openTasks(facts).find((one) => one.desk === input.desk);
      if (!task) throw new AppError('NOT_FOUND', 'no open task of this desk', '这个部门没有待办的交办');
      return {
        event: { target: { code: task.desk, name: task.name }, internalText: input.reason },
        changes: { tasks: facts.tasks.filter((one) => one !== task) },
      };
    }),
});
