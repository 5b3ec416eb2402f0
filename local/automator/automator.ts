/**
 * The room of `local/` that lets the official `miniprogram-automator` client drive the preview:
 *
 *   automator.connect({ wsEndpoint: 'ws://127.0.0.1:PORT/automator?person=OPENID&page=PATH&scene=SCENE' })
 *
 * Each connection is one phone: a browser context of its own (storage, cookies, permissions), open at `/phone` for that
 * person, closed with the connection. All phones share one headless Chromium, started with the first of them.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { HttpRoom } from '../contract';
import { createPhoneBrowser } from './phone-browser';
import { type Session, startSession } from './session';

export interface AutomatorOptions {
  /** Where the preview answers, e.g. `http://127.0.0.1:8080`. Read when a phone is opened, not before. */
  previewUrl: string;
  /** Path of a Chromium (`findBrowser()` of scripts/browser.ts). Without one every connection is refused with a reason. */
  chromium: string | undefined;
}

export function createAutomator(options: AutomatorOptions): HttpRoom {
  const browser = createPhoneBrowser(options.chromium);
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Set<Session>();

  function take(socket: WebSocket, url: URL): void {
    const session = startSession({ socket, browser, previewUrl: options.previewUrl, phoneUrl: phoneUrl(options, url) });
    sessions.add(session);
    socket.once('close', () => {
      sessions.delete(session);
      void session.close();
    });
  }

  return {
    handle: () => false,
    upgrade(request, socket, head, url) {
      if (url.pathname !== '/automator') return false;
      if (!isFromThisMachinesTools(request)) {
        refuse(socket);
        return true;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => take(webSocket, url));
      return true;
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await browser.close(); // ends the phones, also those still opening
      await Promise.all([...sessions].map((session) => session.close()));
    },
  };
}

/** `/phone` takes the same query as `/automator`; the preview decides what a missing person, page or scene means. */
function phoneUrl(options: AutomatorOptions, url: URL): string {
  const phone = new URL('/phone', options.previewUrl);
  for (const [name, value] of url.searchParams) phone.searchParams.set(name, value);
  return phone.href;
}

/**
 * A browser always sends Origin with a WebSocket, the automator client never does. A web page someone happens to have
 * open must not be able to run code here, so whoever sends one is turned away.
 */
function isFromThisMachinesTools(request: IncomingMessage): boolean {
  return request.headers.origin === undefined;
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
