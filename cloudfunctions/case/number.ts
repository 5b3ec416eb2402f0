import { createHash } from 'node:crypto';

/** Quasigroup of H. M. Damm (2004): catches every wrong digit and every pair of neighbours swapped. */
const dammTable = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

function damm(digits: string): number {
  return [...digits].reduce((interim, digit) => dammTable[interim]?.[Number(digit)] ?? 0, 0);
}

/**
 * A case's short number: eight digits drawn from its id and a check digit. `attempt` draws others when the number is
 * taken (the unique index tells).
 */
export function caseNumber(caseId: string, attempt: number): string {
  const drawn = createHash('sha256').update(`${caseId}#${attempt}`).digest().readUInt32BE(0) % 100_000_000;
  const digits = String(drawn).padStart(8, '0');
  return digits + damm(digits);
}

/** Whether nine digits are a possible case number: a slip of the tongue is told before anything is looked up. */
export function isCaseNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && damm(text) === 0;
}
