import { gridCount, officerOf } from './big-town';
import { type Callers, tap } from './callers';
import { acceptCall, submitCall } from './calls';
import type { Report } from './report';

/** Numbers from a seed (mulberry32, public domain), so that a run can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Ten callers accept one case at the same moment, a thousand times: each time exactly one may win. */
export async function measureRaces(url: string, callers: Callers, report: Report, seed: number): Promise<void> {
  const draw = random(seed);
  const grids = Array.from({ length: 1_000 }, () => Math.floor(draw() * gridCount));
  const created = await callers.run({ url, callers: 10, calls: grids.map((grid) => submitCall(grid)) });
  let wrong = 0;
  for (const [race, id] of created.ids.entries()) {
    if (!id) throw new Error(`race ${race} has no case: ${created.errors[race]}`);
    const officer = officerOf(grids[race] ?? 0);
    const seen = await callers.run({
      url,
      callers: 10,
      calls: Array.from({ length: 10 }, () => acceptCall(id, officer)),
    });
    const winners = seen.errors.filter((error) => error === null).length;
    const told = seen.errors.filter((error) => error === 'CASE_CHANGED').length;
    if (winners !== 1 || told !== 9) wrong++;
  }
  report.line(
    `races: 1000 of 10 callers, seed ${seed}: ${1_000 - wrong} with exactly one winner and nine told, ${wrong} otherwise`,
  );
}

/** A thousand submits whose answer is lost and which are sent again: nothing may be there twice. */
export async function measureRetries(
  url: string,
  callers: Callers,
  report: Report,
  seed: number,
  countCases: () => Promise<number>,
): Promise<void> {
  const draw = random(seed + 1);
  const before = await countCases();
  const calls = Array.from({ length: 1_000 }, () => submitCall(Math.floor(draw() * gridCount), tap()));
  const seen = await callers.run({ url, callers: 10, calls, loseAnswers: true });
  const failed = seen.errors.filter(Boolean).length;
  const stored = (await countCases()) - before;
  report.line(
    `retries: 1000 submits sent again after a lost answer, seed ${seed + 1}: ${stored} stored, ${stored - 1_000} duplicates, ${failed} refused`,
  );
}
