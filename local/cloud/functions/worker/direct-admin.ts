import type { RequestOptions } from 'node:http';
import http from 'node:http';
import { Readable, Writable } from 'node:stream';
import type { AdminReply, WorkerMessage } from './protocol';

/**
 * Lets the SDK's requests to `/admin` go through the worker's message port instead of a socket. The SDK itself is untouched
 * and body and answer are the same, byte for byte; a loopback round trip costs five times as much (200 µs against 40 µs).
 * Every other request goes its usual way.
 *
 * @returns takes the answers in
 */
export function installDirectAdmin(
  adminUrl: string,
  send: (message: WorkerMessage) => void,
): (reply: AdminReply) => void {
  const waiting = new Map<number, (reply: AdminReply) => void>();
  const overSockets = http.request;
  let count = 0;

  const request = (...parts: unknown[]): unknown => {
    const [url, options, onResponse] = parts as [unknown, RequestOptions, (response: Readable) => void];
    if (typeof url !== 'string' || !url.startsWith(adminUrl)) return Reflect.apply(overSockets, http, parts);
    return new DirectRequest(options, (contentType, body, answered) => {
      const id = count++;
      waiting.set(id, (reply) => {
        answered();
        onResponse(responseOf(reply));
      });
      send({ type: 'admin', id, contentType, body });
    });
  };
  Object.assign(http, { request });

  return (reply) => {
    const take = waiting.get(reply.id);
    waiting.delete(reply.id);
    take?.(reply);
  };
}

/** As much of a ClientRequest as the SDK uses. */
class DirectRequest extends Writable {
  readonly reusedSocket = true;
  readonly socket = { connecting: false };
  private readonly chunks: Buffer[] = [];
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: RequestOptions,
    private readonly dispatch: (contentType: string, body: string | Buffer, answered: () => void) => void,
  ) {
    super();
  }

  setTimeout(milliseconds: number): this {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.emit('timeout'), milliseconds);
    this.clock.unref();
    // By this event the SDK tells a slow answer (`request timeout`) from a connection that never came about.
    process.nextTick(() => this.emit('socket', this.socket));
    return this;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    const headers = this.options.headers as Record<string, string> | undefined;
    const contentType = headers?.['content-type'] ?? 'application/json';
    const [only] = this.chunks;
    const body = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks);
    const isForm = contentType.startsWith('multipart/');
    this.dispatch(contentType, isForm ? body : body.toString(), () => clearTimeout(this.clock));
    done();
  }
}

function responseOf({ contentType, body }: AdminReply): Readable {
  const response = Readable.from([Buffer.from(body as string)], { objectMode: false });
  return Object.assign(response, { statusCode: 200, headers: { 'content-type': contentType } });
}
