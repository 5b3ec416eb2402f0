/**
 * The words the `miniprogram-automator` client and this room exchange: JSON texts over one WebSocket.
 * The whole list of methods is in README.md.
 */

/** Parameters and results are JSON of many shapes; each method reads its own. */
export type Params = Record<string, unknown>;

export interface Request {
  /** Chosen by the client (a UUID) and sent back with the reply. */
  id: string;
  method: string;
  params: Params;
}

export type Reply = { id: string; result: unknown } | { id: string; error: { message: string } };

/** Something that happened on the phone. The client tells it from a reply by the missing `id`. */
export interface PhoneEvent {
  method: string;
  params: unknown;
}

/** What answers one method. A thrown error's message is what the client's promise rejects with. */
type Handler = (params: Params) => unknown;
export type Handlers = Record<string, Handler>;

/** Reads one message of the client. Throws when it is not a request, since then nobody can be answered. */
export function parseRequest(text: string): Request {
  const message: unknown = JSON.parse(text);
  if (!isRecord(message) || typeof message.id !== 'string' || typeof message.method !== 'string') {
    throw new Error('A request is {"id": text, "method": text, "params": object}');
  }
  return { id: message.id, method: message.method, params: isRecord(message.params) ? message.params : {} };
}

/** The text of whatever was thrown, without a stack. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  if (isRecord(thrown) && typeof thrown.errMsg === 'string') return thrown.errMsg;
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A parameter that has to be text. */
export function textParam(params: Params, name: string): string {
  const value = params[name];
  if (typeof value !== 'string') throw new Error(`${name} must be a string`);
  return value;
}

/** A parameter that is a list, or an empty list when it was left out. */
export function listParam(params: Params, name: string): unknown[] {
  const value = params[name] ?? [];
  if (!Array.isArray(value)) throw new Error(`${name} must be a list`);
  return value;
}
