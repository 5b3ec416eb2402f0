import type { MessageLedger, SentMessage } from './ledger';
import type { OpenApiParams } from './protobuf';

/** What an interface answers: JSON, or bytes such as a picture. */
export type OpenApiReply = { json: Record<string, unknown> } | { contentType: string; bytes: Buffer };

/** What the interfaces work with. */
export interface OpenApiContext {
  ledger: MessageLedger;
  /** The movable clock, in milliseconds. */
  now(): number;
  baseUrl(): string;
  /** When this openid last called a function, by the movable clock. */
  lastSeen(openid: string): number | undefined;
  /** Whether the request comes from a running function, and not from a script. */
  insideFunction: boolean;
  sent(message: SentMessage): void;
}

export type OpenApi = (params: OpenApiParams, context: OpenApiContext) => OpenApiReply | Promise<OpenApiReply>;

/** An answer with one of WeChat's error codes. The SDK rejects with it as `errCode`. */
export function refusal(errcode: number, errmsg: string): OpenApiReply {
  return { json: { errcode, errmsg } };
}
