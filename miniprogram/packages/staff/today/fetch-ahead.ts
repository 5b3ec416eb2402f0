import { getCases } from '../../../services/case';
import { keepCases, keptCase } from '../../../stores/kept-cases';

/** A copy younger than this is not fetched again by the list alone. */
const freshMs = 10 * 60_000;
const most = 20;

/** Keeps the first cases of the list on the phone, so that they open where there is no signal. One call at most. */
export async function fetchAhead(ids: readonly string[]): Promise<void> {
  const missing = ids.slice(0, most).filter((id) => Date.now() - (keptCase(id)?.seenAt ?? 0) > freshMs);
  if (missing.length === 0) return;
  try {
    keepCases((await getCases(missing)).views);
  } catch {
    // A courtesy; the next look at the list asks again.
  }
}
