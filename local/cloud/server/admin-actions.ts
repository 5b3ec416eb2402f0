import type { LocalDatabase } from '../database';
import type { LocalFunctions } from '../functions';
import type { LocalStorage } from '../storage';
import { storageActions } from '../storage/actions';
import { UnsupportedError } from './http-error';

/** Body of one SDK request: `action`, its parameters and the SDK's own fields, all flat. */
export type AdminParams = Record<string, unknown>;

/** What `/admin` hands requests on to. */
export interface AdminTargets {
  database: LocalDatabase;
  storage: LocalStorage;
  functions: LocalFunctions;
  /** Counts database work of the whole machine. */
  countDatabase(calls: number, examined: number): void;
}

/**
 * Answers one JSON request of the SDK: `{data, requestId}` or `{code, message, requestId}`. Rejects only on a bug.
 *
 * @throws UnsupportedError for an action that is not imitated
 */
export async function answerAction(targets: AdminTargets, params: AdminParams, requestId: string): Promise<object> {
  const action = String(params['action']);
  if (action.startsWith('database.')) return answerDatabase(targets, action, params, requestId);
  if (action === 'functions.invokeFunction') return invokeFunction(targets.functions, params, requestId);
  const storageAction = storageActions.get(action);
  if (storageAction) return { data: await storageAction(targets.storage, params), requestId };
  throw new UnsupportedError(action);
}

async function answerDatabase(
  targets: AdminTargets,
  action: string,
  params: AdminParams,
  requestId: string,
): Promise<object> {
  const { body, cost } = await targets.database.handle(action, params, requestId);
  targets.countDatabase(cost.calls, cost.examined);
  targets.functions.invocations.addCost(params['wxCloudApiToken'], cost.calls, cost.examined);
  return body;
}

async function invokeFunction(functions: LocalFunctions, params: AdminParams, requestId: string): Promise<object> {
  const { function_name: name, request_data: event, wxCloudApiToken: token } = params;
  if (typeof name !== 'string') return { code: 'INVALID_PARAM', message: 'function_name is missing', requestId };
  const outcome = await functions.invoke(name, typeof event === 'string' ? event : '', {
    // Without the token of a running invocation the request comes from a machine, not from a mini program.
    source: 'scf',
    ...(typeof token === 'string' ? { token } : {}),
  });
  if (outcome.ok) return { data: { response_data: outcome.json }, requestId: outcome.requestId };
  return { code: outcome.code, message: outcome.message, requestId: outcome.requestId };
}
