/** The real preview of fixture/, with as much of the local cloud as a phone asks for on its own. */
import path from 'node:path';
import type { HttpRoom } from '../../../../local/contract';
import { createPreview } from '../../../../local/preview';

export async function previewOfFixture(): Promise<HttpRoom[]> {
  const preview = await createPreview({
    root: path.join(__dirname, '../fixture'),
    nodeModules: path.join(__dirname, '../../../../node_modules'),
    watch: false,
  });
  return [preview, stillClock()];
}

/** `GET /local/clock`, never moved. */
function stillClock(): HttpRoom {
  return {
    handle(_request, response, url) {
      if (url.pathname !== '/local/clock') return false;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ now: new Date().toISOString(), offsetMs: 0 }));
      return true;
    },
    close: async () => undefined,
  };
}
