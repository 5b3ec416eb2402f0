import { array, maxLength, minLength, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { settingsAt } from '../../platform/read-settings';
import { id } from '../inputs';
import { requireDesks, seesAsStaff } from '../policy';
import type { CaseView } from '../presenter';
import { findWholeCases } from '../repository';
import { view } from '../take-step';

const mostEvents = 20;
/** Well below the megabyte that a function may answer. */
const mostCharacters = 250_000;

/**
 * Several cases at once, for the phone to keep where there may be no signal: what the caller sees of them as staff, each
 * with the newest of its timeline. What would be too long together is left out from the end. One database call, one more
 * for each version of the settings that was not read yet.
 */
export const details = defineAction({
  input: strictObject({ ids: pipe(array(id), minLength(1), maxLength(20)) }),
  async run({ ids }, context): Promise<{ views: CaseView[] }> {
    const actor = await context.actor();
    requireDesks(actor);
    const views: CaseView[] = [];
    let characters = 0;
    for (const facts of await findWholeCases(ids)) {
      if (!seesAsStaff(actor, facts)) continue;
      const whole = view(facts, actor, await settingsAt(facts.town, facts.rules), context.now);
      const timeline = whole.timeline.slice(0, mostEvents);
      const cut = timeline.length < whole.timeline.length;
      const short = cut ? { ...whole, timeline, older: timeline.at(-1)?.seq ?? null } : whole;
      characters += JSON.stringify(short).length;
      if (characters > mostCharacters) break;
      views.push(short);
    }
    return { views };
  },
});
