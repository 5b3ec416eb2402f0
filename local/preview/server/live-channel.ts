import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LiveMessage } from '../runtime/live';

/** `WS /live`: one way, from the server to every open page. */
export class LiveChannel {
  private readonly server = new WebSocketServer({ noServer: true });

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): boolean {
    if (url.pathname !== '/live') return false;
    this.server.handleUpgrade(request, socket, head, (client: WebSocket) =>
      client.on('error', () => client.terminate()),
    );
    return true;
  }

  tell(message: LiveMessage): void {
    const text = JSON.stringify(message);
    for (const client of this.server.clients) client.send(text);
  }

  close(): void {
    for (const client of this.server.clients) client.terminate();
    this.server.close();
  }
}
