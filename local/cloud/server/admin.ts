import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRoom } from '../../contract';
import { limits } from '../settings';
import type { LocalWechat } from '../wechat';
import type { AdminTargets } from './admin-actions';
import { answerAction } from './admin-actions';
import { readJson } from './body';
import { HttpError, UnsupportedError } from './http-error';
import { readForm } from './multipart';
import { sendJson } from './reply';

/**
 * `POST /admin`: everything the CloudBase SDK asks of the platform. Always HTTP 200; an error is a body
 * `{code, message, requestId}`. WeChat's own interfaces come as a form and are answered as protobuf bytes.
 */
export class AdminRoom implements HttpRoom {
  constructor(
    private readonly targets: AdminTargets,
    private readonly wechat: LocalWechat,
    private readonly log: (line: string) => void,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (url.pathname !== '/admin') return false;
    if (request.method !== 'POST') throw new HttpError(405, 'INVALID_METHOD', '/admin takes POST');
    const requestId = randomUUID();
    try {
      if (request.headers['content-type']?.startsWith('multipart/form-data')) {
        await this.answerForm(request, response);
      } else {
        const params = await readJson(request, limits.adminBytes);
        sendJson(response, 200, await answerAction(this.targets, params, requestId));
      }
    } catch (error) {
      if (error instanceof HttpError && error.status === 413) throw error;
      this.answerError(response, requestId, error);
    }
    return true;
  }

  async close(): Promise<void> {}

  private async answerForm(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await readForm(request, limits.adminBytes);
    const action = form.get('action')?.toString();
    if (action !== 'wx.openApi') throw new UnsupportedError(String(action));
    const invocation = this.targets.functions.invocations.find(form.get('wxCloudApiToken')?.toString());
    const body = await this.wechat.answer(
      form.get('apiName')?.toString() ?? '',
      form.get('requestData') ?? Buffer.alloc(0),
      {
        insideFunction: invocation !== undefined,
      },
    );
    // Not the JSON content type: by it the SDK tells an answer from an error.
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': body.length });
    response.end(body);
  }

  private answerError(response: ServerResponse, requestId: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof HttpError) sendJson(response, 200, { code: error.code, message, requestId });
    else if (error instanceof UnsupportedError) sendJson(response, 200, { code: 'INVALID_PARAM', message, requestId });
    else {
      this.log(`[admin ${requestId}] ${error instanceof Error ? error.stack : error}`);
      sendJson(response, 200, { code: 'SYS_ERR', message, requestId });
    }
  }
}
