/** A `/phone` of a few lines, to test the automator's own side without the preview. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HttpRoom } from '../../../../local/contract';

export function fakePhone(): HttpRoom {
  const html = readFileSync(path.join(__dirname, 'fake-phone.html'), 'utf8');
  return {
    handle(_request, response, url) {
      if (url.pathname === '/local/people') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify([{ openid: 'amy', name: '王秀英', role: 'resident', roleName: '居民' }]));
        return true;
      }
      if (url.pathname !== '/phone') return false;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html);
      return true;
    },
    close: async () => undefined,
  };
}
