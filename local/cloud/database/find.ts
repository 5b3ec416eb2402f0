import type { Collection } from './catalog';
import type { Document } from './ejson';
import type { Variables } from './expression';
import { type KeyPart, sortKey } from './index-keys';
import { documentDistance } from './near-reader';
import { describePlan, isScan, type Plan } from './plan';
import { canSkip, countPlan, readPlan } from './plan-reader';
import { planQuery } from './planner';
import { readConditions, wholeTest } from './predicates';
import type { Sqlite } from './sqlite';
import type { Stored } from './stored';

export interface FindRequest {
  query: Document;
  sort?: readonly KeyPart[];
  skip?: number;
  limit?: number;
  /** What `$expr` may name. */
  variables?: Variables;
  /** What a transaction sees instead of some rows. */
  view?: View;
}

/** A transaction's own picture of a collection: these rows are not to be seen, these documents are. */
export interface View {
  hidden: ReadonlySet<number>;
  documents: readonly Stored[];
}

export interface Found {
  documents: Stored[];
  examined: number;
  plan: string;
}

/** Called for every query that walks a whole collection. */
export type OnScan = (collection: string, query: Document) => void;

/** Answers queries: plan, read, filter, order, cut. */
export class Finder {
  constructor(
    readonly sqlite: Sqlite,
    private readonly onScan: OnScan,
  ) {}

  find(collection: Collection, request: FindRequest): Found {
    const { query, sort = [], skip = 0, limit = Number.POSITIVE_INFINITY, view } = request;
    const plan = planQuery(collection, readConditions(query, request.variables), sort, request.variables);
    if (isScan(plan)) this.onScan(collection.name, query);
    const tally = { examined: 0 };
    const own = view === undefined ? [] : ownDocuments(view, request);
    const inside = skip > 0 && view === undefined && plan.sorted && canSkip(plan);
    const wanted = inside ? limit : skip + limit;
    const reading = { tally, first: plan.sorted ? wanted : 500, skip: inside ? skip : 0 };
    const documents: Stored[] = [];
    if (wanted > 0) {
      for (const stored of readPlan(this.sqlite, collection, plan, reading)) {
        if (view?.hidden.has(stored.row)) {
          tally.examined--;
          continue;
        }
        if (!plan.tests.every((test) => test(stored.document))) continue;
        documents.push(stored);
        if (plan.sorted && documents.length >= wanted) break;
      }
    }
    tally.examined += own.length;
    const all = plan.sorted && own.length === 0 ? documents : inOrder([...documents, ...own], sort, plan);
    const from = inside ? 0 : skip;
    return { documents: all.slice(from, from + limit), examined: tally.examined, plan: describePlan(plan) };
  }

  /** How many documents match; in SQL alone, with nothing examined, when an index covers the query. */
  count(collection: Collection, query: Document): { total: number; examined: number; plan: string } {
    const plan = planQuery(collection, readConditions(query), []);
    const covered = countPlan(this.sqlite, collection, plan);
    if (covered !== undefined)
      return { total: covered, examined: 0, plan: plan.kind === 'scan' ? 'count' : describePlan(plan) };
    if (isScan(plan)) this.onScan(collection.name, query);
    const tally = { examined: 0 };
    let total = 0;
    for (const stored of readPlan(this.sqlite, collection, plan, { tally, first: 500, skip: 0 }))
      if (plan.tests.every((test) => test(stored.document))) total++;
    return { total, examined: tally.examined, plan: describePlan(plan) };
  }
}

function ownDocuments(view: View, { query, variables }: FindRequest): Stored[] {
  const test = wholeTest(query, variables);
  return view.documents.filter((stored) => test(stored.document));
}

/** Sorts by the sort's keys; without a sort a geo query goes by distance. Equal ones stay as they came. */
function inOrder(documents: Stored[], sort: readonly KeyPart[], plan: Plan): Stored[] {
  if (sort.length > 0) {
    const keyed = documents.map((stored) => ({ stored, key: sortKey(stored.document, sort) }));
    return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ stored }) => stored);
  }
  if (plan.kind !== 'near') return documents;
  const { center } = plan.query;
  const parts = plan.index.geo?.parts ?? [];
  const keyed = documents.map((stored) => ({ stored, metres: documentDistance(stored, parts, center) }));
  return keyed.sort((a, b) => a.metres - b.metres).map(({ stored }) => stored);
}
