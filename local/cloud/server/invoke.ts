import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRoom } from '../../contract';
import type { LocalFunctions } from '../functions';
import type { Outcome } from '../functions/outcome';
import { limits } from '../settings';
import { readBody } from './body';
import { HttpError } from './http-error';
import { sendJsonText } from './reply';

const prefix = '/invoke/';

/**
 * `POST /invoke/<function>`: what `wx.cloud.callFunction` does on a phone. Body: the event as JSON. Headers: `x-openid` who
 * calls, `x-source: timer` for a timer. Answers `{result}` or `{error: {code, message}}`, with headers `x-request-id`,
 * `x-database-calls`, `x-documents-examined`, `x-duration-ms`.
 */
export class InvokeRoom implements HttpRoom {
  constructor(private readonly functions: LocalFunctions) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (!url.pathname.startsWith(prefix)) return false;
    if (request.method !== 'POST') throw new HttpError(405, 'INVALID_METHOD', '/invoke takes POST');
    const openid = headerOf(request, 'x-openid');
    if (openid !== undefined && !isOpenid(openid)) {
      throw new HttpError(400, 'INVALID_PARAM', 'x-openid must be letters, digits, - and _, and not digits alone');
    }
    const event = (await readBody(request, limits.eventBytes)).toString();
    const source = headerOf(request, 'x-source');
    const outcome = await this.functions.invoke(url.pathname.slice(prefix.length), event, {
      ...(openid === undefined || source === 'timer' ? {} : { openid }),
      ...(source === undefined ? {} : { source }),
    });
    sendOutcome(response, outcome);
    return true;
  }

  async close(): Promise<void> {}
}

/** Answers with how a call ended. A failed call is HTTP 500, an unknown function 404. */
export function sendOutcome(response: ServerResponse, outcome: Outcome): void {
  const headers = {
    'x-request-id': outcome.requestId,
    'x-duration-ms': outcome.durationMs.toFixed(1),
    'x-database-calls': outcome.cost.databaseCalls,
    'x-documents-examined': outcome.cost.documentsExamined,
  };
  if (outcome.ok) {
    sendJsonText(response, 200, `{"result":${outcome.json}}`, headers);
    return;
  }
  const status = outcome.code === 'FUNCTION_NOT_FOUND' ? 404 : 500;
  const error = { code: outcome.code, message: outcome.message };
  sendJsonText(response, status, JSON.stringify({ error }), headers);
}

/** Real openids are 28 letters, digits, `-` and `_`. Digits alone would become a number in the SDK and lose some. */
function isOpenid(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text) && !/^-?\d+$/.test(text);
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
