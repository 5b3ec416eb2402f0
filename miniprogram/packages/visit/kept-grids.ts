import type { OutputOf } from '../../services/api';

type Role = Pick<OutputOf<'account.me'>['roles'][number], 'role' | 'scope' | 'scopeName'>;

/** A grid whose households the caller keeps. */
export interface KeptGrid {
  code: string;
  name: string;
  /** The community, for whoever keeps its whole register; '' for an officer. */
  community: string;
}

/** The communities of whose centre the caller is, each once: somebody may lead two. */
export function centresOf(roles: readonly Role[]): Array<{ code: string; name: string }> {
  const centres = roles.filter(({ role }) => role === 'centreLead' || role === 'centreClerk');
  return [...new Map(centres.map(({ scope, scopeName }) => [scope, { code: scope, name: scopeName }])).values()];
}

/**
 * All grids of the caller's communities, then those they are the officer of elsewhere or stand in for, each once. With grids of
 * several communities a name says which.
 */
export function keptGrids(
  roles: readonly Role[],
  ofCentres: ReadonlyArray<{ code: string; name: string; grids: ReadonlyArray<{ code: string; name: string }> }>,
): KeptGrid[] {
  const several = ofCentres.length > 1;
  const kept = ofCentres.flatMap(({ code: community, name: place, grids }) =>
    grids.map(({ code, name }) => ({ code, name: several ? `${place}${name}` : name, community })),
  );
  const own = roles
    .filter(({ role }) => role === 'officer')
    .map(({ scope, scopeName }) => ({ code: scope, name: scopeName, community: '' }));
  return [...new Map([...own, ...kept].map((one) => [one.code, one])).values()].sort(
    (a, b) => Number(a.community === '') - Number(b.community === '') || (a.code < b.code ? -1 : 1),
  );
}
