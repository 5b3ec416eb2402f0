import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { settingsOf } from '../../platform/read-settings';
import { id } from '../inputs';
import { readCase, view } from '../take-step';

/** One case with its timeline, for its resident and for the staff of its place. One database call. */
export const detail = defineAction({
  input: strictObject({ id }),
  async run(input, context) {
    const actor = await context.actor();
    const facts = await readCase(input.id, actor);
    return view(facts, actor, await settingsOf(facts.town, context.now), context.now);
  },
});
