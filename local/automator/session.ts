/** One connected client and the phone it drives: requests in, replies and events out. */
import type { WebSocket } from 'ws';
import { openPhone, type Phone } from './phone';
import type { PhoneBrowser } from './phone-browser';
import { type Handlers, messageOf, type PhoneEvent, parseRequest, type Reply, type Request } from './protocol';
import { serverMethods } from './server-methods';

export interface SessionOptions {
  socket: WebSocket;
  browser: PhoneBrowser;
  previewUrl: string;
  phoneUrl: string;
}

export interface Session {
  /** Closes the phone. Safe to call twice. */
  close(): Promise<void>;
}

/** Requests that come before the phone is open wait for it; each runs by itself, so a tap can end a waiting `showModal`. */
export function startSession({ socket, browser, previewUrl, phoneUrl }: SessionOptions): Session {
  const phone: Promise<Phone> = openPhone({ browser, url: phoneUrl, emit: (event) => send(event) });
  const handlers: Promise<Handlers> = phone.then((opened) =>
    serverMethods({ phone: opened, previewUrl, hangUp: close }),
  );
  handlers.catch(() => undefined); // told to the client with each reply, see answer()

  function send(message: Reply | PhoneEvent): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  }

  async function answer({ id, method, params }: Request): Promise<void> {
    try {
      const table = await handlers;
      const own = Object.hasOwn(table, method) ? table[method] : undefined;
      const result = own ? await own(params) : await (await phone).callAgent(method, params);
      send({ id, result: result ?? {} });
    } catch (thrown) {
      send({ id, error: { message: messageOf(thrown) } });
    }
  }

  async function close(): Promise<void> {
    const opened = await phone.catch(() => undefined);
    await opened?.close().catch(() => undefined); // the browser may be gone already
  }

  socket.on('message', (data) => {
    try {
      void answer(parseRequest(String(data)));
    } catch (thrown) {
      socket.close(1007, messageOf(thrown).slice(0, 120)); // the reason of a close frame has room for 123 bytes
    }
  });
  socket.on('error', () => socket.terminate());

  return { close };
}
