import { randomUUID } from 'node:crypto';
import { limits } from '../settings';
import type { LocalWechat } from '../wechat';
import type { AdminParams, AdminTargets } from './admin-actions';
import { answerAction } from './admin-actions';
import { HttpError, UnsupportedError } from './http-error';
import { readForm } from './multipart';

/** An answer of the platform: JSON text, or protobuf bytes for WeChat's interfaces. */
export interface AdminAnswer {
  contentType: string;
  body: string | Buffer;
}

/** By exactly this content type the SDK tells an error from protobuf bytes. */
const json = 'application/json; charset=utf-8';

/**
 * Answers everything the CloudBase SDK asks of the platform, whatever way the request came. An error is a body
 * `{code, message, requestId}`. WeChat's interfaces come as a form and are answered as protobuf bytes.
 */
export class AdminDesk {
  constructor(
    private readonly targets: AdminTargets,
    private readonly wechat: LocalWechat,
    private readonly log: (line: string) => void,
  ) {}

  /** Never rejects. */
  async answer(contentType: string, body: string | Buffer): Promise<AdminAnswer> {
    const requestId = randomUUID();
    try {
      if (contentType.startsWith('multipart/form-data')) return await this.answerForm(contentType, Buffer.from(body));
      const params = paramsOf(body.toString());
      return { contentType: json, body: JSON.stringify(await answerAction(this.targets, params, requestId)) };
    } catch (error) {
      return { contentType: json, body: JSON.stringify({ ...this.explain(error, requestId), requestId }) };
    }
  }

  private async answerForm(contentType: string, body: Buffer): Promise<AdminAnswer> {
    const form = await readForm(contentType, body, limits.adminBytes);
    const action = form.get('action')?.toString();
    if (action !== 'wx.openApi') throw new UnsupportedError(String(action));
    const invocation = this.targets.functions.invocations.find(form.get('wxCloudApiToken')?.toString());
    const apiName = form.get('apiName')?.toString() ?? '';
    const request = form.get('requestData') ?? Buffer.alloc(0);
    const reply = await this.wechat.answer(apiName, request, { insideFunction: invocation !== undefined });
    return { contentType: 'application/octet-stream', body: reply };
  }

  private explain(error: unknown, requestId: string): { code: string; message: string } {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof HttpError) return { code: error.code, message };
    if (error instanceof UnsupportedError) return { code: 'INVALID_PARAM', message };
    this.log(`[admin ${requestId}] ${error instanceof Error ? error.stack : error}`);
    return { code: 'SYS_ERR', message };
  }
}

function paramsOf(text: string): AdminParams {
  const params = parse(text);
  if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params as AdminParams;
  throw new HttpError(400, 'INVALID_PARAM', 'the body must be a JSON object');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
