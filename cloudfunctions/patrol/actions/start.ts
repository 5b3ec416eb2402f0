import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { strictObject } from 'valibot';
import { placeCode } from '../../case/inputs';
import { findGrid } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { workDayOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { phoneId, pointInput } from '../inputs';
import { patrolId, requireOfficer } from '../policy';
import { presentPatrol } from '../presenter';
import { insertPatrol } from '../repository';

/**
 * An officer begins a round. One fix is asked for, and none is as good: where they are is told to them and counts for
 * nothing. Two database calls; beginning the same round again changes nothing.
 */
export const start = defineAction({
  input: strictObject({ id: phoneId, grid: placeCode, point: pointInput }),
  async run({ id, grid: code, point }, context) {
    const actor = await context.actor();
    const at = context.doneAt ?? context.now;
    const { personId, name } = requireOfficer(actor, code);
    const grid = await findGrid(code, context.now);
    if (!grid) throw new AppError('NOT_FOUND', 'no such grid', '没有找到这个网格');
    if (grid.retired) throw new AppError('NOT_FOUND', 'grid was retired', '这个网格已调整，请在新的网格里巡查');
    const patrol = {
      _id: patrolId(actor, id),
      personId,
      name,
      grid: code,
      gridName: grid.name,
      community: grid.community,
      date: workDayOf(actor, at),
      startedAt: at,
      point,
      inGrid: point && booleanPointInPolygon([point.longitude, point.latitude], grid.borderGcj02),
      notes: [],
      endedAt: null,
    };
    return presentPatrol(await insertPatrol(patrol));
  },
});
