import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error';

const ownHosts = new Set(['127.0.0.1', 'localhost']);

/**
 * Throws `HttpError` 403 unless the request was meant for this machine. Listening on 127.0.0.1 alone is not enough: a web
 * page can point its own domain at 127.0.0.1 (DNS rebinding, seen in Host) or post across origins (seen in Origin).
 */
export function refuseStrangers(request: IncomingMessage): void {
  if (!ownHosts.has(hostName(request.headers.host))) {
    throw new HttpError(403, 'INVALID_HOST', 'only 127.0.0.1 and localhost are served');
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isOwnOrigin(origin)) {
    throw new HttpError(403, 'INVALID_ORIGIN', 'only pages of 127.0.0.1 and localhost are served');
  }
}

function isOwnOrigin(origin: string): boolean {
  return origin.startsWith('http://') && ownHosts.has(hostName(origin.slice('http://'.length)));
}

function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d+$/, '');
}
