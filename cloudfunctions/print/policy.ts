import { type Actor, hasRole } from '../platform/identity';

/** A community's centre prints for its grids, the town's office and the administrator for every community of theirs. */
export function mayPrint(actor: Pick<Actor, 'roles'>, community: string): boolean {
  return hasRole(actor as Actor, ['centreLead', 'centreClerk', 'townOffice', 'admin'], community);
}
