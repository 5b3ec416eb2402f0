import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { settingsOf } from '../../platform/read-settings';
import { dueAfter } from '../../platform/working-time';
import { limitOf } from '../clock';
import { departments as departmentNames, id, words } from '../inputs';
import { departmentDesk } from '../policy';
import { takeStep } from '../take-step';
import { openTasks } from '../waiting';

/** The centre asks departments for their part (交办、联合办理); each has a time of its own. */
export const assign = defineAction({
  input: strictObject({ id, departments: departmentNames, ask: words('交办要求', 500) }),
  run: async (input, context) =>
    takeStep(context, input.id, 'assign', async (facts, _actor, rules) => {
      // Departments are as they are today, not as they were when the case was opened.
      const { departments } = await settingsOf(facts.town, context.now);
      const asked = input.departments.map((name) => ({ code: departmentDesk(facts.town, name), name }));
      for (const { code, name } of asked) {
        if (!departments.some((one) => one.name === name)) {
          throw new AppError('BAD_INPUT', 'no such department', '没有这个部门', { field: 'departments' });
        }
        if (openTasks(facts).some((task) => task.desk === code)) {
          throw new AppError('BAD_INPUT', 'asked already', `已交${name}办理，还没有回复`, { field: 'departments' });
        }
      }
      const dueAt = dueAfter(context.now, limitOf(facts, 'task', rules), rules.officeHours);
      const tasks = asked.map(({ code, name }) => ({
        desk: code,
        name,
        ask: input.ask,
        askedAt: context.now,
        dueAt,
        answer: null,
      }));
      return { event: { asked, internalText: input.ask }, changes: { tasks: [...facts.tasks, ...tasks] } };
    }),
});
