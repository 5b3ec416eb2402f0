import type { Me } from '../services/account';
import { forget, remember } from './storage';

/** Keeps who the caller is as staff, so that the next launch starts at their desk; forgets it when their roles ended. */
export function rememberStaff({ person, desks, manages }: Me): void {
  if (!person || (desks.length === 0 && manages.length === 0)) {
    forget('staff');
    forget('work');
    return;
  }
  remember('staff', {
    name: person.name,
    desks: desks.map(({ code, name }) => ({ code, name })),
    manages: manages.length > 0,
  });
}
