import { Aggregator, Query } from 'mingo';
import type { Document } from './ejson';
import { DatabaseError, requestFailed } from './errors';

/** Values a `$lookup`'s `let` names, without the `$$`. */
export type Variables = Readonly<Record<string, unknown>>;

/** `$expr`: an aggregation expression as a filter, computed by mingo. */
export function matchExpression(expression: unknown, variables: Variables): (document: Document) => boolean {
  const query = guarded(() => new Query({ $expr: expression } as never, { variables } as never));
  return (document) => guarded(() => query.test(document as never));
}

/** The value of an aggregation expression on one document; undefined when it is missing. */
export function evaluate(expression: unknown, document: Document, variables: Variables): unknown {
  const [result] = runStage([document], '$project', { _id: 0, value: expression }, variables);
  return result?.['value'];
}

/** Runs one stage of a pipeline that needs nothing but the documents, by mingo. */
export function runStage(documents: Document[], name: string, value: unknown, variables: Variables): Document[] {
  return new Aggregator([{ [name]: value }] as never, { variables } as never).run<Document>(documents as never);
}

/** Runs mingo and hands its refusals on as the platform's. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw requestFailed(error instanceof Error ? error.message : String(error));
  }
}
