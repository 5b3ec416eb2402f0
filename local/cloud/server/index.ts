import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HttpRoom } from '../../contract';
import { refuseStrangers } from './guard';
import { HttpError } from './http-error';
import { sendJson } from './reply';

/** One HTTP server on 127.0.0.1 and the rooms behind it, asked in the order they were mounted. */
export class RoomServer {
  readonly server: Server;
  private readonly rooms: HttpRoom[] = [];

  constructor(private readonly log: (line: string) => void) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    // Longer than the SDK keeps an idle connection, so that it never writes into one that is just being closed here.
    this.server.keepAliveTimeout = 60_000;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  mount(room: HttpRoom): void {
    this.rooms.push(room);
  }

  /** Starts listening; port 0 takes a free one. Rejects when the port is taken. */
  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  /** Closes every room, then the server with its open connections. */
  async close(): Promise<void> {
    await Promise.all(this.rooms.map((room) => room.close()));
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      refuseStrangers(request);
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      for (const room of this.rooms) {
        if (await room.handle(request, response, url)) return;
      }
      throw new HttpError(404, 'NOT_FOUND', `nothing answers ${request.method} ${url.pathname}`);
    } catch (error) {
      this.answerError(request, response, error);
    }
  }

  private answerError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const known = error instanceof HttpError ? error : undefined;
    if (!known) this.log(`[server] ${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, code, message } = known ?? new HttpError(500, 'SYS_ERR', String(error));
    sendJson(response, status, { error: { code, message } });
    // A refused body is read to its end and dropped: closing now could reset the connection before the answer is read.
    request.resume();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    try {
      refuseStrangers(request);
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (this.rooms.some((room) => room.upgrade?.(request, socket, head, url))) return;
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    } catch {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    }
  }
}
