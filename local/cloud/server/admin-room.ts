import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRoom } from '../../contract';
import { limits } from '../settings';
import type { AdminDesk } from './admin';
import { readBody } from './body';
import { HttpError } from './http-error';

/** `POST /admin`: the SDK's requests over HTTP, from functions or from scripts. Always answers HTTP 200. */
export class AdminRoom implements HttpRoom {
  constructor(private readonly desk: AdminDesk) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (url.pathname !== '/admin') return false;
    if (request.method !== 'POST') throw new HttpError(405, 'INVALID_METHOD', '/admin takes POST');
    const body = await readBody(request, limits.adminBytes);
    const answer = await this.desk.answer(request.headers['content-type'] ?? '', body);
    response.writeHead(200, { 'content-type': answer.contentType, 'content-length': Buffer.byteLength(answer.body) });
    response.end(answer.body);
    return true;
  }

  async close(): Promise<void> {}
}
