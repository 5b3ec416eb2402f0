import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { dateInput } from '../../platform/date-inputs';
import { AppError } from '../../platform/errors';
import { type PatrolView, presentPatrol } from '../presenter';
import { listNewestPatrols } from '../repository';

const pageLength = 20;

/** The caller's own rounds, newest day first; the one under way is among the first. One database call. */
export const recent = defineAction({
  input: strictObject({ before: optional(dateInput) }),
  async run({ before }, context): Promise<{ patrols: PatrolView[]; next: string | null }> {
    const { personId } = await context.actor();
    if (!personId) throw new AppError('FORBIDDEN', 'nobody of the staff');
    const rows = await listNewestPatrols(personId, pageLength + 1, before);
    // Whole days: the next page asks for the days before the last.
    const beyond = rows[pageLength];
    const whole = beyond ? rows.filter(({ date }) => date > beyond.date) : rows;
    const shown = whole.length > 0 ? whole : rows;
    return { patrols: shown.map(presentPatrol), next: beyond ? (shown.at(-1)?.date ?? null) : null };
  },
});
