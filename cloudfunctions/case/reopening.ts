import type { TownSettings } from '../platform/settings';
import { dueAfter } from '../platform/working-time';
import type { Case } from './case';

/** Until when a closed case may be reopened by its resident; null while it is not closed. */
export function reopenUntilOf({ closedAt }: Pick<Case, 'closedAt'>, rules: TownSettings): Date | null {
  return closedAt && dueAfter(closedAt, rules.limits.reopenWindow, rules.officeHours);
}
