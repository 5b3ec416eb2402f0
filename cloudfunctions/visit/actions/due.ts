import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { dateOf, daysAfter } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { gridsOf } from '../policy';
import { type HouseholdItem, presentItem } from '../presenter';
import { listDue } from '../repository';

/** What is due within these days is shown as well: a way is used for two doors. */
const daysAhead = 7;
const mostDue = 50;

/**
 * Whom the caller should visit now, the longest due first, in all their grids and those they stand in for; at most 50, for
 * nobody makes more in a week. One database call.
 *
 * @throws FORBIDDEN no officer
 */
export const due = defineAction({
  input: strictObject({}),
  async run(_input, context): Promise<{ items: HouseholdItem[]; more: boolean }> {
    const grids = gridsOf(await context.actor());
    if (grids.length === 0) throw new AppError('FORBIDDEN', 'not an officer', '走访由网格责任人来做');
    const today = dateOf(context.now);
    const rows = await listDue(grids, daysAfter(today, daysAhead), mostDue + 1);
    return {
      items: rows.slice(0, mostDue).map((row) => presentItem(row, today)),
      more: rows.length > mostDue,
    };
  },
});
