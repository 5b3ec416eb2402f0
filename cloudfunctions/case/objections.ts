import { AppError } from '../platform/errors';
import type { Case, CaseObjection } from './case';
import { openObjections } from './waiting';

/** A case's objections once one of them is answered. Throws `NOT_FOUND` when it is not there or answered already. */
export function answeredObjections(
  facts: Case,
  objectionId: string,
  answer: NonNullable<CaseObjection['answer']>,
): CaseObjection[] {
  if (!openObjections(facts).some((one) => one.id === objectionId)) {
    throw new AppError('NOT_FOUND', 'no such open objection', '这条异议已经答复过了');
  }
  return facts.objections.map((one) => (one.id === objectionId ? { ...one, answer } : one));
}
