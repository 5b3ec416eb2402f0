import type { Region } from '../grid/grid';
import { findRegion } from '../grid/repository';
import type { ActionContext } from '../platform/action';
import { AppError } from '../platform/errors';
import { maySet } from './policy';

/** The town whose settings the caller may change. One database call. Throws `FORBIDDEN` for everybody else. */
export async function townFor(context: ActionContext, code: string): Promise<Region> {
  if (!maySet(await context.actor(), code)) throw new AppError('FORBIDDEN', 'does not set this town');
  const town = await findRegion(code);
  if (town?.level !== 'town') throw new AppError('NOT_FOUND', 'no such town', '没有找到这个镇');
  return town;
}
