import type { Case } from '../case/case';
import { command, DuplicateKey, find, findById, insert, updateWhere } from '../platform/database';
import type { Publication } from './publication';

/** Puts what a case publishes on the boards, unless a later version is there. Two database calls at most. */
export async function putPublication(facts: Case): Promise<void> {
  if (!facts.publication) return;
  const { _id, ...row }: Publication = {
    _id: facts._id,
    ...facts.publication,
    version: facts.version,
    boards: [facts.community, facts.town],
    town: facts.town,
    communityName: facts.communityName,
    categoryName: facts.category.name,
    open: facts.state === 'publicised',
    objections: facts.objections.length,
  };
  if ((await updateWhere('publications', { _id, version: command().lt(row.version) }, row)) === 1) return;
  try {
    await insert('publications', { _id, ...row });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/** What a place's board shows, newest first, before an instant. One call, by the index on boards. */
export function listPublications(place: string, limit: number, before?: Date): Promise<Publication[]> {
  return find<Publication>('publications', {
    where: { boards: place, ...(before ? { from: command().lt(before) } : {}) },
    order: [['from', 'desc']],
    limit,
  });
}

export function findPublication(id: string): Promise<Publication | undefined> {
  return findById<Publication>('publications', id);
}
