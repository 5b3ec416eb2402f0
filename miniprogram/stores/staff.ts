import type { Me } from '../services/account';
import { forget, remember } from './storage';

/** Keeps who the caller is as staff, so that the next launch starts at their desk; forgets it for everybody else. */
export function rememberStaff(me: Me): void {
  if (!me.person) {
    forget('staff');
    forget('work');
    return;
  }
  remember('staff', {
    name: me.person.name,
    desks: me.desks.map(({ code, name }) => ({ code, name })),
    manages: me.manages.length > 0,
  });
}
