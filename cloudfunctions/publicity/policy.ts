import { type Actor, hasRole, type RoleName, scopesOf } from '../platform/identity';

/** Who speaks for the very place their role is over. */
const speakers: readonly RoleName[] = ['centreLead', 'centreClerk', 'townOffice', 'townClerk'];
/** Who answers for everything below, too: may take back what was said there. */
const overseers: readonly RoleName[] = ['townOffice', 'admin'];

/** Without the posts in a department, whose people work there and not at the town's counter. */
function ofTheHouse(actor: Actor): Actor {
  return { ...actor, roles: actor.roles.filter(({ department }) => !department) };
}

/** A community's centre speaks for its community, a town's staff for the town, an administrator for each place. */
export function maySpeakFor(actor: Actor, place: string): boolean {
  return hasRole(actor, ['admin'], place) || scopesOf(ofTheHouse(actor), speakers).includes(place);
}

/** Taking back: whoever may speak there, and who answers for the places above. Who may is shown drafts, too. */
export function mayWithdraw(actor: Actor, place: string): boolean {
  return maySpeakFor(actor, place) || hasRole(actor, overseers, place);
}

/** The places somebody speaks for, the smallest first. */
export function placesOfSpeaker(actor: Actor): string[] {
  return scopesOf(ofTheHouse(actor), [...speakers, 'admin']).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
