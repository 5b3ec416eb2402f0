import { command, DuplicateKey, find, findById, insert, updateWhere } from '../platform/database';
import { AppError } from '../platform/errors';
import type { Patrol, PatrolNote } from './patrol';

/** Nobody goes more rounds in a week; what is beyond is not shown. */
const mostRounds = 100;

/** The rounds of somebody on some days, oldest first. One database call, by the index on person and date. */
export function listPatrols(personId: string, dates: readonly string[]): Promise<Patrol[]> {
  return find<Patrol>('patrols', {
    where: { personId, date: command().in(dates) },
    order: [['date', 'asc']],
    limit: mostRounds,
  });
}

/** The newest rounds of somebody, before a day. One database call, by the same index. */
export function listNewestPatrols(personId: string, limit: number, before?: string): Promise<Patrol[]> {
  return find<Patrol>('patrols', {
    where: { personId, ...(before ? { date: command().lt(before) } : {}) },
    order: [['date', 'desc']],
    limit,
  });
}

/** @throws NOT_FOUND no such round of this person */
export async function requirePatrol(id: string): Promise<Patrol> {
  const patrol = await findById<Patrol>('patrols', id);
  if (!patrol) throw new AppError('NOT_FOUND', 'no such patrol', '没有找到这次巡查');
  return patrol;
}

/** Stores a round; one that is there already stays as it is. Resolves to what is stored. */
export async function insertPatrol(patrol: Patrol): Promise<Patrol> {
  try {
    await insert('patrols', patrol);
    return patrol;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return requirePatrol(patrol._id);
  }
}

/** Adds a note unless one of its id is there. Resolves to whether it was added. */
export async function addNote(id: string, note: PatrolNote): Promise<boolean> {
  const where = { _id: id, 'notes.id': command().neq(note.id) };
  return (await updateWhere('patrols', where, { notes: command().push([note]) })) === 1;
}

/** Ends a round once. */
export async function endPatrol(id: string, at: Date): Promise<void> {
  await updateWhere('patrols', { _id: id, endedAt: command().eq(null) }, { endedAt: at });
}
