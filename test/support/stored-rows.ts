import { parseEjson } from '../../local/cloud/database/ejson';
import type { TestCloud } from './local-cloud';

/** Rows as they lie in the database, dates as dates: for what no action shows. At most a thousand. */
export async function storedRows<T>({ database, clock }: TestCloud, collection: string, where: object): Promise<T[]> {
  const reply = await database.handle(
    'database.getDocument',
    { collectionName: collection, queryType: 'WHERE', query: JSON.stringify(where), limit: 1000 },
    'test',
  );
  const { list } = (reply.body as { data: { list: string[] } }).data;
  return list.map((row) => parseEjson(row, () => clock.now()) as T);
}
