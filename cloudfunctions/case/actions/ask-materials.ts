import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, missingList, optionalWords } from '../inputs';
import { takeStep } from '../take-step';

/** What is missing, all of it and once (一次性告知). */
export const askMaterials = defineAction({
  input: strictObject({ id, missing: missingList, note: optionalWords('补充说明', 300) }),
  async run(input, context) {
    await checkWords(context.openid, [
      { field: 'missing', label: '需补材料', text: input.missing.join('\n') },
      { field: 'note', label: '补充说明', text: input.note },
    ]);
    return takeStep(context, input.id, 'askMaterials', () => ({
      event: { publicText: [`请补齐：${input.missing.join('、')}`, input.note].filter(Boolean).join('。') },
      changes: { missing: input.missing },
    }));
  },
});
