import { join } from 'node:path';
import { UnsupportedError } from '../server/http-error';
import { checkText } from './apis/msg-sec-check';
import { sendSubscribeMessage } from './apis/subscribe-message';
import { getUnlimitedCode } from './apis/wxa-code';
import type { SentMessage } from './ledger';
import { MessageLedger } from './ledger';
import { type OpenApi, type OpenApiReply, refusal } from './open-api';
import { readRequest, writeResponse } from './protobuf';

export type { SentMessage } from './ledger';

export interface LocalWechatOptions {
  dataDir: string;
  /** The movable clock, in milliseconds. */
  now(): number;
  baseUrl(): string;
  /** When this openid last called a function, by the movable clock. */
  lastSeen(openid: string): number | undefined;
}

/** Every interface there is. Another name is an `UnsupportedError`. */
const openApis = new Map<string, OpenApi>([
  ['subscribeMessage.send', sendSubscribeMessage],
  ['security.msgSecCheck', checkText],
  ['wxacode.getUnlimited', getUnlimitedCode],
]);

/** WeChat's side of the cloud: open interfaces, consents and the messages that were sent. */
export class LocalWechat {
  readonly ledger: MessageLedger;
  private readonly listeners: Array<(message: SentMessage) => void> = [];
  private busyAnswers = 0;

  constructor(private readonly options: LocalWechatOptions) {
    this.ledger = new MessageLedger(join(options.dataDir, 'wechat.sqlite'));
  }

  /** Calls `listener` with each message right after it was kept. */
  onMessage(listener: (message: SentMessage) => void): void {
    this.listeners.push(listener);
  }

  /** WeChat is too busy for the next `answers` requests of any interface: errcode -1, nothing done. */
  beBusy(answers: number): void {
    this.busyAnswers = answers;
  }

  /**
   * Answers one open interface: protobuf bytes in, protobuf bytes out.
   *
   * @param apiName e.g. `subscribeMessage.send`
   * @throws UnsupportedError naming the interface
   */
  async answer(apiName: string, request: Buffer, { insideFunction }: { insideFunction: boolean }): Promise<Buffer> {
    const { kind, params } = readRequest(request);
    const openApi = kind === 0 ? openApis.get(apiName) : undefined;
    if (!openApi) throw new UnsupportedError(apiName);
    if (this.busyAnswers > 0) {
      this.busyAnswers--;
      return encode(refusal(-1, 'system error'));
    }
    const reply = await openApi(params, {
      ...this.options,
      ledger: this.ledger,
      insideFunction,
      sent: (message) => {
        for (const listener of this.listeners) listener(message);
      },
    });
    return encode(reply);
  }

  close(): void {
    this.ledger.close();
  }
}

function encode(reply: OpenApiReply): Buffer {
  if ('bytes' in reply) return writeResponse(reply.contentType, reply.bytes);
  return writeResponse('application/json; encoding=utf-8', Buffer.from(JSON.stringify(reply.json)));
}
