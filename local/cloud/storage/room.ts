import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { contentType } from 'mime-types';
import type { HttpRoom } from '../../contract';
import { HttpError } from '../server/http-error';
import type { StoredFile } from './files';
import type { LocalStorage } from './index';
import { checkedPath } from './path';
import { readRange } from './range';

const prefix = '/storage/';

/** `PUT|GET|HEAD /storage/<path>`: the addresses the storage gave out. Range requests are answered. */
export class StorageRoom implements HttpRoom {
  constructor(private readonly storage: LocalStorage) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (!url.pathname.startsWith(prefix)) return false;
    const path = checkedPath(decoded(url.pathname.slice(prefix.length)));
    if (request.method === 'PUT') await this.receive(request, response, path);
    else if (request.method === 'GET' || request.method === 'HEAD') await this.send(request, response, path, url);
    else throw new HttpError(405, 'INVALID_METHOD', '/storage takes PUT, GET and HEAD');
    return true;
  }

  async close(): Promise<void> {}

  private async receive(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!this.storage.grants.mayWrite(path, request.headers.authorization ?? '')) {
      throw new HttpError(403, 'SignatureDoesNotMatch', 'the upload address was not given out for this path');
    }
    await this.storage.write(path, request);
    // The SDK reads an XML error out of the body; success is an empty one.
    response.writeHead(200, { 'content-length': 0 });
    response.end();
  }

  private async send(request: IncomingMessage, response: ServerResponse, path: string, url: URL): Promise<void> {
    const { searchParams } = url;
    if (!this.storage.grants.mayRead(path, searchParams.get('sign') ?? '', Number(searchParams.get('t')))) {
      throw new HttpError(403, 'AccessDenied', 'the address has expired or was never given out');
    }
    const stored = await this.storage.find(path);
    if (!stored) throw new HttpError(404, 'STORAGE_FILE_NONEXIST', 'there is no such file');
    await sendFile(request, response, path, stored);
  }
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  stored: StoredFile,
): Promise<void> {
  const range = readRange(request.headers.range, stored.bytes);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const headers = {
    'content-type': contentType(name) || 'application/octet-stream',
    'accept-ranges': 'bytes',
    'last-modified': stored.modifiedAt.toUTCString(),
    // A file a user uploaded must not run as a page of this origin.
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  };
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${stored.bytes}` });
    response.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: stored.bytes - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'content-length': end - start + 1,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${stored.bytes}` } : {}),
  });
  if (request.method === 'HEAD' || stored.bytes === 0) response.end();
  else await pipeline(createReadStream(stored.file, { start, end }), response);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new HttpError(400, 'INVALID_PARAM', 'the address is not valid');
  }
}
