import { desksOf } from '../case/policy';
import type { Actor, RoleName } from '../platform/identity';

/** A community's lead sets its centre's rota, the town's office the town's and its departments', the district its own. */
const setters: readonly RoleName[] = ['centreLead', 'townOffice', 'districtApprover'];

/** The role must be over the desk's very place: a town's office does not set its communities' rotas. */
export function maySetRota(actor: Pick<Actor, 'roles'>, desk: string): boolean {
  return actor.roles.some(({ role, scope }) => setters.includes(role) && scope === placeOfDesk(desk));
}

/** Whoever works at a desk reads its rota, and whoever sets it. */
export function maySeeRota(actor: Pick<Actor, 'roles'>, desk: string): boolean {
  return desksOf(actor).includes(desk) || maySetRota(actor, desk);
}

/** The actor's desks that have a rota: centres and departments, no grids; of a town's office every department's. */
export function rotaDesksOf(actor: Pick<Actor, 'roles'>, departmentsOf: (town: string) => readonly string[]): string[] {
  const own = desksOf({ roles: actor.roles.filter(({ role }) => role !== 'officer') });
  const towns = actor.roles.filter(({ role }) => role === 'townOffice').map(({ scope }) => scope);
  return [...new Set([...own, ...towns.flatMap((town) => departmentsOf(town).map((name) => `${town}/${name}`))])];
}

/** The community, town or district a desk belongs to. */
export function placeOfDesk(desk: string): string {
  return desk.split('/')[0] ?? desk;
}
