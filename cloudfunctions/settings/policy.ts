import { type Actor, hasRole } from '../platform/identity';

/** A town's office sets its town's rules, an administrator those of every town of the district. */
export function maySet(actor: Actor, town: string): boolean {
  return hasRole(actor, ['townOffice', 'admin'], town);
}
