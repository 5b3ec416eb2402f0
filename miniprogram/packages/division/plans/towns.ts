import { getMe, type Me } from '../../../services/account';
import { listPlaces } from '../../../services/grid';

/** A town whose plans somebody may look at. */
export interface Town {
  code: string;
  name: string;
}

const readers: ReadonlyArray<Me['roles'][number]['role']> = ['townOffice', 'admin', 'leader', 'districtApprover'];

/** The towns of whoever looks after a whole district (6 digits), to choose from; none where the plans have one town. */
export async function myTowns(): Promise<Town[]> {
  const { roles } = await getMe();
  const districts = roles.filter(({ role, scope }) => readers.includes(role) && scope.length === 6);
  const own = roles
    .filter(({ role, scope }) => readers.includes(role) && scope.length === 9)
    .map(({ scope, scopeName }) => ({ code: scope, name: scopeName }));
  const lists = await Promise.all(districts.map(async ({ scope }) => (await listPlaces(scope)).places));
  return [...new Map([...own, ...lists.flat()].map(({ code, name }) => [code, { code, name }])).values()];
}
