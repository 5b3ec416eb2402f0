import { getMe, type Me } from '../../services/account';
import { listPlaces } from '../../services/grid';

export interface Community {
  code: string;
  name: string;
}

/** The communities somebody prints for, each once: their own centre's, or all of their town's or district's. */
export async function communitiesOf({ roles }: Pick<Me, 'roles'>): Promise<Community[]> {
  const lists = await Promise.all(
    roles.map(async ({ role, scope, scopeName }) => {
      if (role === 'centreLead' || role === 'centreClerk') return [{ code: scope, name: scopeName }];
      return role === 'townOffice' || role === 'admin' ? below(scope) : [];
    }),
  );
  return [...new Map(lists.flat().map((one) => [one.code, one])).values()];
}

export const myCommunities = async (): Promise<Community[]> => communitiesOf(await getMe());

/** Codes have 6 digits for a district, 9 for a town, 12 for a community. */
async function below(code: string): Promise<Community[]> {
  if (code.length >= 12) return [];
  const { places } = await listPlaces(code);
  if (code.length >= 9) return places.map(({ code: community, name }) => ({ code: community, name }));
  return (await Promise.all(places.map((place) => below(place.code)))).flat();
}
