import type { Me } from '../services/account';
import { dropDrafts } from './drafts';
import { forgetKeptCases } from './kept-cases';
import { forget, recall, remember } from './storage';

/** Keeps who the caller is as staff, so that the next launch starts at their desk; forgets it when their roles ended. */
export function rememberStaff({ person, roles, desks, watches, manages }: Me): void {
  if (!person || (desks.length === 0 && watches.length === 0 && manages.length === 0)) {
    forget('staff');
    forgetWork();
    return;
  }
  const before = recall('staff');
  if (before && before.id !== person.id) {
    forgetWork();
  }
  remember('staff', {
    id: person.id,
    name: person.name,
    roles: roles.map(({ role }) => ({ role })),
    desks,
    watches,
    manages: manages.length > 0,
  });
}

/** What one person's work looked like is not the next one's to see. */
function forgetWork(): void {
  for (const key of ['work', 'day', 'rounds', 'dueVisits'] as const) forget(key);
  forgetKeptCases();
  // Names and addresses, in clear.
  dropDrafts('household:');
}

/** Whether today's screen has anything for them: a desk's queue, or places to watch over. */
export function worksOrWatches(): boolean {
  const staff = recall('staff');
  return Boolean(staff?.desks.length || staff?.watches?.length);
}
