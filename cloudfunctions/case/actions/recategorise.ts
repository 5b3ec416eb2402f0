import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { settingsOf } from '../../platform/read-settings';
import { categoryCode, id, words } from '../inputs';
import { takeStep } from '../take-step';

/** The wrong category is put right; the case goes on where it is, from the next stage by the right category's rules. */
export const recategorise = defineAction({
  input: strictObject({ id, category: categoryCode, reason: words('改正原因', 200) }),
  run: async (input, context) =>
    takeStep(context, input.id, 'recategorise', async (facts, _actor, rules) => {
      const today = await settingsOf(facts.town, context.now);
      const right = [...rules.categories, ...today.categories].find((one) => one.code === input.category);
      if (!right || right.code === facts.category.code) {
        throw new AppError('BAD_INPUT', 'no other category', '请选择正确的事项类别', { field: 'category' });
      }
      return {
        event: { internalText: `${facts.category.name} → ${right.name}：${input.reason}` },
        changes: { category: { code: right.code, name: right.name } },
      };
    }),
});
