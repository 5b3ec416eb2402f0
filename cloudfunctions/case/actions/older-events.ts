import { integer, minValue, number, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id } from '../inputs';
import { listOlderEvents } from '../older-events-repository';
import { seesAsStaff } from '../policy';
import { presentTimeline } from '../presenter';
import { readCase } from '../take-step';

const page = 50;

/**
 * What happened in a long case before an event, newest first, for who may see the case. `next` is where it goes on. Two
 * database calls.
 */
export const olderEvents = defineAction({
  input: strictObject({ id, before: pipe(number(), integer(), minValue(1)) }),
  async run(input, context) {
    const actor = await context.actor();
    const facts = await readCase(input.id, actor);
    const events = await listOlderEvents(facts._id, input.before, page);
    const oldest = events.at(-1)?.seq ?? 1;
    return {
      items: presentTimeline(events, seesAsStaff(actor, facts), context.now),
      next: events.length === page && oldest > 1 ? oldest : null,
    };
  },
});
