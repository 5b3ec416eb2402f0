/** An HTTP server on a free port for the rooms under test, and the official client connected to it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import automator from 'miniprogram-automator';
import { createAutomator } from '../../../../local/automator/automator';
import type { HttpRoom } from '../../../../local/contract';
import { findBrowser } from '../../../../scripts/browser';

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;

export interface Served {
  url: string;
  /** Connects a phone: `person=amy&page=pages/a/a`. It is hung up with the server. */
  connect(query: string): Promise<MiniProgram>;
  close(): Promise<void>;
}

/** Serves the rooms `makeRooms` builds for the address, and an automator after them. */
export async function serve(makeRooms: (url: string) => HttpRoom[] | Promise<HttpRoom[]>): Promise<Served> {
  const server = createServer();
  const url = await listen(server);
  const room = createAutomator({ previewUrl: url, chromium: findBrowser() });
  const rooms = [...(await makeRooms(url)), room];
  server.on('request', async (request, response) => {
    const at = new URL(request.url ?? '/', url);
    for (const each of rooms) if (await each.handle(request, response, at)) return;
    response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket, head) => {
    const at = new URL(request.url ?? '/', url);
    if (!rooms.some((each) => each.upgrade?.(request, socket, head, at))) socket.destroy();
  });
  const phones: MiniProgram[] = [];
  return {
    url,
    async connect(query) {
      const phone = await automator.connect({ wsEndpoint: `${url.replace('http', 'ws')}/automator?${query}` });
      phones.push(phone);
      return phone;
    },
    async close() {
      for (const phone of phones) phone.disconnect();
      for (const each of rooms.toReversed()) await each.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Polls until `condition` holds. Throws with `what` after five seconds. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
