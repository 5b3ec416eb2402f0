import type { Case } from './case';

/** What is on the boards says what became of it; what was told already stays. */
export function ended({ publication }: Pick<Case, 'publication'>, result: string): Case['publication'] {
  return publication && !publication.result ? { ...publication, result } : publication;
}
