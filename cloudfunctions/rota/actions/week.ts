import { strictObject } from 'valibot';
import { deskCode } from '../../case/inputs';
import { staffOfDesk } from '../../notice/desk-people';
import { defineAction } from '../../platform/action';
import { mondayInput } from '../../platform/date-inputs';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { maySeeRota, maySetRota } from '../policy';
import { type DutyCandidate, type DutyDay, presentCandidate, presentWeek } from '../presenter';
import { listDays } from '../repository';
import { weekOf } from '../rota';

export interface WeekView {
  days: DutyDay[];
  /** Who works at the desk and may be put on duty. */
  staff: DutyCandidate[];
  maySet: boolean;
  /** YYYY-MM-DD: days before it are over. */
  today: string;
}

/** A week of a desk's rota, for those who work there or set it. Two database calls. */
export const week = defineAction({
  input: strictObject({ desk: deskCode, monday: mondayInput }),
  async run({ desk, monday: from }, context): Promise<WeekView> {
    const actor = await context.actor();
    if (!maySeeRota(actor, desk)) throw new AppError('FORBIDDEN', 'not this desk');
    const before = dateOf(new Date(Date.parse(`${from}T12:00:00+08:00`) - 86_400_000));
    const after = dateOf(new Date(Date.parse(`${weekOf(from)[6]}T12:00:00+08:00`) + 86_400_000));
    const [days, staff] = await Promise.all([listDays(desk, before, after), staffOfDesk(desk, context.now)]);
    const today = dateOf(context.now);
    return {
      days: presentWeek(from, days, staff, today),
      staff: staff.map((person) => presentCandidate(person, desk, context.now)),
      maySet: maySetRota(actor, desk),
      today,
    };
  },
});
