import type { TestCloud } from './local-cloud';

/** Changes fields of rows as they lie in the database: for what another part of the system has changed meanwhile. */
export async function changeRows(
  { database }: TestCloud,
  collection: string,
  where: object,
  set: object,
): Promise<void> {
  await database.handle(
    'database.modifyDocument',
    {
      collectionName: collection,
      queryType: 'WHERE',
      query: JSON.stringify(where),
      data: JSON.stringify({ $set: set }),
      merge: true,
      upsert: false,
      multi: true,
    },
    'test',
  );
}
