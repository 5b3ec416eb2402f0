import type { Grid } from '../grid/grid';
import { holds, isAway, type Person } from '../platform/identity';
import type { Post } from './coverage';

/** Somebody who could take a post over. */
export interface Candidate {
  personId: string;
  name: string;
  /** An officer of a grid near it: whom a colleague may ask themselves. */
  isOfficer: boolean;
  /** Why them: `第二网格网格员`, `社区负责人`, `两委成员`. */
  why: string;
}

/** A post somebody must take over, with who could, the nearest first. */
export interface PostCandidates extends Post {
  /** `蜀山社区第一网格` */
  name: string;
  candidates: Candidate[];
}

export type GridPlace = Pick<Grid, 'code' | 'name' | 'community' | 'centreGcj02'>;

const mostCandidates = 12;

/**
 * Who could take a post over, by name: for a grid the officers of the grids around it, nearest first, then committee
 * members of the centre, then its lead; for a centre or an office whoever works there. Nobody who is away at that time.
 *
 * @param people everybody with a role in the post's community, or at its town or district
 * @param grids the grids of its community
 */
export function candidatesFor(
  { scope, role }: Post,
  leaver: string,
  people: readonly Person[],
  grids: readonly GridPlace[],
  at: Date,
): Candidate[] {
  const own = grids.find(({ code }) => code === scope);
  const place = own?.community ?? scope;
  const ranked = people
    .filter((person) => person._id !== leaver && !isAway(person, at) && !(person.leavesAt && person.leavesAt <= at))
    .flatMap((person) => {
      const roles = person.roles.filter((grant) => !grant.standInFor && holds(grant, at));
      if (roles.some((grant) => grant.role === role && grant.scope === scope)) return [];
      const near = own ? nearest(own, grids, roles) : undefined;
      const worksAs = (name: string): boolean => roles.some((grant) => grant.role === name && grant.scope === place);
      const found: Array<[rank: number, why: string]> = [
        ...(near ? [[near.distance, `${near.name}网格员`] as [number, string]] : []),
        ...(worksAs('centreClerk') ? [[person.committeeMember ? 10 : 30, centreWhy(person)] as [number, string]] : []),
        ...(worksAs('centreLead') ? [[20, '社区负责人'] as [number, string]] : []),
        ...(worksAs('townClerk') || worksAs('townOffice') || worksAs('districtApprover')
          ? [[40, '同处工作'] as [number, string]]
          : []),
      ];
      const [best] = found.sort((a, b) => a[0] - b[0]);
      return best
        ? [{ rank: best[0], personId: person._id, name: person.name, why: best[1], isOfficer: near !== undefined }]
        : [];
    })
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  return ranked.slice(0, mostCandidates).map(({ rank: _, ...candidate }) => candidate);
}

function centreWhy({ committeeMember }: Person): string {
  return committeeMember ? '两委成员，受理中心' : '受理中心值班人员';
}

/** The grid of somebody's that lies nearest to another, in degrees: far less than one inside a community. */
function nearest(
  own: GridPlace,
  grids: readonly GridPlace[],
  roles: Person['roles'],
): { name: string; distance: number } | undefined {
  return grids
    .filter(({ code }) => code !== own.code && roles.some(({ role, scope }) => role === 'officer' && scope === code))
    .map(({ name, centreGcj02: centre }) => {
      const { longitude, latitude } = own.centreGcj02;
      return { name, distance: Math.hypot(centre.longitude - longitude, centre.latitude - latitude) };
    })
    .sort((a, b) => a.distance - b.distance)[0];
}
