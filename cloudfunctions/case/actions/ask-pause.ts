import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { chinaTime } from '../../platform/duty-hours';
import { id, pauseDays, words } from '../inputs';
import { takeStep } from '../take-step';

/** The holder asks the level above to let the clock stand, with a reason and for some days at most. */
export const askPause = defineAction({
  input: strictObject({ id, reason: words('延期原因', 300), days: pauseDays }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'reason', label: '延期原因', text: input.reason }]);
    return takeStep(context, input.id, 'askPause', (facts, actor) => ({
      event: { publicText: input.reason },
      changes: {
        pause: {
          reason: input.reason,
          until: chinaTime(context.now).add(input.days, 'day').toDate(),
          askedBy: actor.name ?? '',
          askedById: actor.personId ?? '',
          agreedAt: null,
          dueAt: facts.dueAt,
        },
      },
    }));
  },
});
