import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { caseNo, id, optionalWords } from '../inputs';
import { seesAsStaff } from '../policy';
import { countChild, findByNumber } from '../repository';
import { takeStep } from '../take-step';
import { spacedNumber } from '../words';

/** The same matter has a case already: this one follows it, and its resident gets the same answer. Four database calls. */
export const merge = defineAction({
  input: strictObject({ id, parent: caseNo, reason: optionalWords('说明', 200) }),
  async run(input, context) {
    const parent = await findByNumber(input.parent);
    return takeStep(context, input.id, 'merge', async (facts, actor) => {
      if (!parent || parent._id === facts._id || !seesAsStaff(actor, { ...parent, events: [] })) {
        throw new AppError('NOT_FOUND', 'no such parent', '没有找到这个编号的办件', { field: 'parent' });
      }
      if (parent.category.code !== facts.category.code) {
        throw new AppError(
          'BAD_INPUT',
          'another category',
          `那件事的类别是「${parent.category.name}」，请先改成同一类别再并案`,
          {
            field: 'parent',
          },
        );
      }
      if (parent.parent || !(await countChild(parent._id))) {
        throw new AppError('BAD_INPUT', 'parent is over or merged', '那件事已经有了结果或并入其他办件，不能再并入', {
          field: 'parent',
        });
      }
      return {
        event: {
          target: { code: parent._id, name: spacedNumber(parent.no) },
          ...(input.reason ? { publicText: input.reason } : {}),
        },
        changes: { parent: { id: parent._id, no: parent.no } },
      };
    });
  },
});
