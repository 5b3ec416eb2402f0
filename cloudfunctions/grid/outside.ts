import { AppError } from '../platform/errors';
import { deskOf } from './presenter';
import { findNearestGrid } from './repository';

/** How far from the last border a community may still be named as the one to ask. */
const nearEnoughMetres = 20_000;

/**
 * A point that no grid holds: throws `OUTSIDE_GRIDS`, naming the nearest community's desk and its phone, the desk also
 * in `details.desk` (null when none is near). One database call, only on the way to this error.
 *
 * @param where GCJ-02 degrees
 */
export async function outsideEveryGrid(where: { longitude: number; latitude: number }): Promise<never> {
  const nearest = await findNearestGrid(where.longitude, where.latitude, nearEnoughMetres);
  if (!nearest) {
    const sentence = '这里不在本区网格范围内，请拨打 12345 或在地图上重新选择地点';
    throw new AppError('OUTSIDE_GRIDS', 'outside every grid, none near', sentence, { desk: null });
  }
  const desk = deskOf(nearest);
  const phone = desk.phone ? `（${desk.phone}）` : '';
  const sentence = `这个位置不在任何网格内，请联系${desk.name || nearest.communityName}${phone}`;
  throw new AppError('OUTSIDE_GRIDS', 'outside every grid', sentence, { desk });
}
