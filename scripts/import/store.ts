import { carryOut } from '../../cloudfunctions/exchange/carry-out';
import type { Change, Plan } from '../../cloudfunctions/exchange/import-plan';
import type { Stored } from '../../cloudfunctions/exchange/stored';
import type { Grid, Region } from '../../cloudfunctions/grid/grid';
import type { Person } from '../../cloudfunctions/platform/identity';
import type { Environment } from './environment';

/** A border is some thousand bytes, and an answer may have 1 MB. */
const pageSize = 100;

type Collection = 'regions' | 'people' | 'grids';
type Row = Region | Person | Grid;

export async function readStored(environment: Environment): Promise<Stored> {
  const [regions, grids, people] = await Promise.all([
    readAll<Region>(environment, 'regions'),
    readAll<Grid>(environment, 'grids'),
    readAll<Person>(environment, 'people'),
  ]);
  // What a division took back is in no file and overlaps nothing.
  return { regions, grids: grids.filter(({ retired }) => !retired), people };
}

/** Carries a plan out there, in the order of exchange/carry-out.ts. */
export function carryOutIn(environment: Environment, plan: Plan): Promise<void> {
  return carryOut(plan, {
    async writePhoto(cloudPath, bytes) {
      return (await environment.uploadFile({ cloudPath, fileContent: bytes })).fileID;
    },
    writeRegion: (change) => write(environment, 'regions', change),
    writePerson: (change) => write(environment, 'people', change),
    writeGrid: (change) => write(environment, 'grids', change),
  });
}

/** Fields that belong to the person, not to the files: somebody may join while the import runs. */
const ownFields: readonly string[] = ['_id', 'openid', 'noticeConsents'];

async function write(environment: Environment, collection: Collection, { before, after }: Change<Row>): Promise<void> {
  const database = environment.database();
  const row = database.collection(collection).doc(after._id);
  if (!before) {
    const { _id, ...data } = after;
    await row.set(data);
    return;
  }
  const entries = Object.entries(after).filter(([field]) => !ownFields.includes(field));
  // An object is replaced whole: as it stands it would be merged into what was there.
  const replaced = entries.map(([field, value]) => [field, isPlain(value) ? database.command.set(value) : value]);
  await row.update(Object.fromEntries(replaced));
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

async function readAll<T extends Row>(environment: Environment, collection: Collection): Promise<T[]> {
  const database = environment.database();
  const rows: T[] = [];
  for (let page: T[] | undefined; !page || page.length === pageSize; ) {
    const last = rows.at(-1);
    const where = last ? { _id: database.command.gt(last._id) } : {};
    const { data } = await database.collection(collection).where(where).orderBy('_id', 'asc').limit(pageSize).get();
    page = (data as T[]).map(withPlainGeometry);
    rows.push(...page);
  }
  return rows;
}

/** The SDK hands out GeoJSON as objects of its own, which it does not take back inside a command. */
function withPlainGeometry<T extends object>(row: T): T {
  const isGeometry = (value: unknown): value is { toJSON(): unknown } =>
    isPlain(value) && typeof (value as { toJSON?: unknown }).toJSON === 'function';
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, isGeometry(value) ? value.toJSON() : value]),
  ) as T;
}
