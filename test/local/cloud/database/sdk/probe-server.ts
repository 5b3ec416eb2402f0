import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalDatabase, WireReply } from '../../../../../local/cloud/database';

/** The least a server must do for the SDK: read the body of POST /admin, hand it to the database, answer 200. */
export function probeServer(database: LocalDatabase): Promise<{ server: Server; url: string }> {
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { action, ...params } = JSON.parse(Buffer.concat(chunks).toString()) as { action: string };
      const reply: WireReply = await database.handle(action, params, `request-${++requests}`);
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(reply.body));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin` });
    });
  });
}
