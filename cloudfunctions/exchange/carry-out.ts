import type { Grid, Region } from '../grid/grid';
import type { Person } from '../platform/identity';
import { type Change, type Plan, photoPath } from './import-plan';

/** The smallest plan allows about 30 calls a second. */
const writesAtOnce = 8;

/** Where a plan is carried out. Each write is whole or not at all. */
export interface PlanStore {
  /** Resolves to the file id. */
  writePhoto(path: string, bytes: Buffer): Promise<string>;
  writeRegion(change: Change<Region>): Promise<void>;
  writePerson(change: Change<Person>): Promise<void>;
  writeGrid(change: Change<Grid>): Promise<void>;
}

/**
 * Carries a plan out. A town's rows are more than one transaction of the platform takes, so this is safe to repeat
 * instead: every row is written whole under its own id, in an order in which readers see either the old or the new
 * card of a grid and never one without an officer. If it breaks off, running it again with the same files mends it.
 *
 *   1. portraits, under new paths         nobody refers to them yet
 *   2. regions                            their old grids fit them
 *   3. people with the roles they gain, none ended yet
 *   4. grids, which now point at them
 *   5. people again, with the roles they lose
 */
export async function carryOut(plan: Plan, store: PlanStore): Promise<void> {
  const photoOf = new Map<string, string>();
  await inBatches([...plan.photos], async ([id, photo]) => {
    photoOf.set(id, await store.writePhoto(photoPath(id, photo), photo.bytes));
  });
  await inBatches(plan.regions, (change) => store.writeRegion(change));

  const people = plan.people.map(({ before, after }) => ({
    before,
    after: { ...after, photo: photoOf.get(after._id) ?? after.photo },
  }));
  await inBatches(people, ({ before, after }) => store.writePerson({ before, after: beforeLosses(before, after) }));
  await inBatches(plan.grids, (change) => store.writeGrid(change));
  const losing = people.flatMap(({ before, after }) => {
    const meanwhile = beforeLosses(before, after);
    return meanwhile === after ? [] : [{ before: meanwhile, after }];
  });
  await inBatches(losing, (change) => store.writePerson(change));
}

/** A person as they shall be, with the roles that end now still open. */
function beforeLosses(before: Person | undefined, after: Person): Person {
  const open = (before?.roles ?? []).filter((grant) => !grant.to);
  const roles = after.roles.map((grant) => {
    const held = grant.to && open.find((other) => other.role === grant.role && other.scope === grant.scope);
    return held ? { ...grant, to: undefined } : grant;
  });
  if (roles.every((grant, index) => grant === after.roles[index])) return after;
  return {
    ...after,
    roles: roles.map(withoutUndefined),
    scopes: [...new Set([...(before?.scopes ?? []), ...after.scopes])],
  };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += writesAtOnce) {
    await Promise.all(items.slice(at, at + writesAtOnce).map(work));
  }
}
