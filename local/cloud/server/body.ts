import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error';

/**
 * Reads a request body whole. Throws `HttpError` 413 over `limitBytes`; the rest of the body is then read and dropped,
 * because a socket closed while the caller still writes would reach it as a reset connection and not as our answer.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tooLarge = () => {
      request.removeAllListeners('data');
      request.resume();
      reject(payloadTooLarge(limitBytes));
    };
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) return tooLarge();
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limitBytes) tooLarge();
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** Reads a JSON object. An empty body is `{}`. Throws `HttpError` 400 for anything but an object. */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limitBytes)).toString();
  if (!text) return {};
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpError(400, 'INVALID_PARAM', 'the body must be a JSON object');
  }
  return value as Record<string, unknown>;
}

export function payloadTooLarge(limitBytes: number): HttpError {
  const megabytes = Math.round((limitBytes / 1024 / 1024) * 10) / 10;
  return new HttpError(413, 'EXCEED_MAX_PAYLOAD_SIZE', `the body is larger than ${megabytes} MB`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'INVALID_PARAM', 'the body is not JSON');
  }
}
