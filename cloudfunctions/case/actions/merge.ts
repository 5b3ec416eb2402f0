import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { caseNo, id, optionalWords } from '../inputs';
import { countChild, findByNumber } from '../repository';
import { takeStep } from '../take-step';
import { spacedNumber } from '../words';

/** The same matter has a case already: this one follows it, and its resident gets the same answer. Four database calls. */
export const merge = defineAction({
  input: strictObject({ id, parent: caseNo, reason: optionalWords('说明', 200) }),
  async run(input, context) {
    const parent = await findByNumber(input.parent);
    return takeStep(context, input.id, 'merge', async (facts) => {
      if (!parent || parent.town !== facts.town || parent._id === facts._id) {
        throw new AppError('NOT_FOUND', 'no such parent', '没有找到这个编号的办件', { field: 'parent' });
      }
      if (parent.parent || !(await countChild(parent._id))) {
        throw new AppError('BAD_INPUT', 'parent is over or merged', '那件事已经办结或并入其他办件，不能再并入', {
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
