import type { Grid } from '../cloudfunctions/grid/grid';
import type { NamedPlace } from '../local/contract';
import { localEnvironment } from './import/environment';

/** The platform answers no more rows in one call. */
const most = 1000;

/** The middle of every grid that was imported, community by community. */
export async function gridPlaces(url: string): Promise<NamedPlace[]> {
  const { data } = await localEnvironment(url)
    .database()
    .collection('grids')
    .field({ name: true, communityName: true, centreGcj02: true })
    .orderBy('_id', 'asc')
    .limit(most)
    .get();
  return (data as Grid[]).map(({ _id, name, communityName, centreGcj02 }) => ({
    id: _id,
    // without the kind in brackets: the chooser is narrow
    name: name.replace(/\(.*\)$/, ''),
    group: communityName,
    latitude: centreGcj02.latitude,
    longitude: centreGcj02.longitude,
  }));
}
