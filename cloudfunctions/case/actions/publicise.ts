import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { AppError } from '../../platform/errors';
import { personalDataIn } from '../../platform/redaction';
import { dueAfter } from '../../platform/working-time';
import { limitOf } from '../clock';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/**
 * The town's review is passed: the case is reported to the district and at the same time published at town and
 * community, for the notice's working days, in the words the clerk has checked. Words with a phone, an id or a door
 * number in them are refused, whoever checked them.
 */
export const publicise = defineAction({
  input: strictObject({
    id,
    title: words('公示标题', 60),
    text: words('公示内容', 1000),
    note: words('审核意见', 500),
  }),
  async run(input, context) {
    for (const field of ['title', 'text'] as const) {
      const found = personalDataIn(input[field]);
      if (found.length > 0) {
        throw new AppError(
          'BAD_INPUT',
          'personal data in a publication',
          `公示里有个人信息：${found.join('、')}，请遮盖后再公示`,
          {
            field,
          },
        );
      }
    }
    await checkWords(context.openid, [
      { field: 'title', label: '公示标题', text: input.title },
      { field: 'text', label: '公示内容', text: input.text },
    ]);
    return takeStep(context, input.id, 'publicise', (facts, _actor, rules) => ({
      event: { internalText: input.note },
      changes: {
        publication: {
          title: input.title,
          text: input.text,
          from: context.now,
          until: dueAfter(context.now, limitOf(facts, 'notice', rules), rules.officeHours),
          result: '',
        },
      },
    }));
  },
});
