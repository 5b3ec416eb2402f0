import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { lookup } from 'mime-types';
import type { NamedPlace } from '../../contract';
import { phonePage, shellPage } from './html';
import { qrSvg } from './qr';
import type { Workshop } from './workshop';

/** Sources are compiled, not served. */
const sources = new Set(['.ts', '.js', '.json', '.wxml', '.wxss', '.wxs', '.md']);

/** What the phone shows PDFs with; fetched by the browser only when one is opened. */
const pdfReader = dirname(require.resolve('pdfjs-dist/package.json'));

interface PagesOptions {
  /** Folder with app.json. */
  root: string;
  workshop: Workshop;
  templateTitles: Record<string, string>;
  places(): Promise<NamedPlace[]>;
}

/** Answers the preview's addresses: `/`, `/phone`, `/app/*`. */
export class Pages {
  constructor(private readonly options: PagesOptions) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const { pathname } = url;
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (pathname === '/') send(response, 'text/html', shellPage());
    else if (pathname === '/phone') send(response, 'text/html', phonePage(this.mainPackage()));
    else if (pathname === '/app/manifest.json') send(response, 'application/json', this.manifest());
    else if (pathname === '/app/places.json')
      send(response, 'application/json', JSON.stringify(await this.options.places()));
    else if (pathname === '/app/qr.svg')
      send(response, 'image/svg+xml', await qrSvg(url.searchParams.get('text') ?? ''));
    else if (/^\/app\/(phone|shell)\.js(\.map)?$/.test(pathname))
      this.sendScript(response, pathname.slice('/app/'.length));
    else if (pathname.startsWith('/app/packages/'))
      this.sendPackage(response, decodeURIComponent(pathname.slice('/app/packages/'.length)));
    else if (pathname.startsWith('/app/files/'))
      await sendFile(response, this.options.root, decodeURIComponent(pathname.slice('/app/files/'.length)));
    else if (pathname.startsWith('/app/pdf-reader/'))
      await sendFile(response, pdfReader, decodeURIComponent(pathname.slice('/app/pdf-reader/'.length)));
    else return false;
    return true;
  }

  private manifest(): string {
    const { workshop, templateTitles } = this.options;
    const { app, packages, problems } = workshop.build;
    const hashes = Object.fromEntries([...packages.values()].map(({ name, hash }) => [name, hash]));
    return JSON.stringify({ app, packages: hashes, problems, templateTitles });
  }

  private mainPackage(): string {
    const { packages, problems } = this.options.workshop.build;
    const main = packages.get('main');
    return main && problems.length === 0 ? `/app/packages/main.js?v=${main.hash}` : '';
  }

  private sendScript(response: ServerResponse, file: string): void {
    const script = this.options.workshop.scripts.get(file.replace(/\.js(\.map)?$/, ''));
    if (!script) notFound(response);
    else if (file.endsWith('.map')) send(response, 'application/json', script.map);
    else send(response, 'text/javascript', `${script.code}//# sourceMappingURL=/app/${file}.map\n`);
  }

  private sendPackage(response: ServerResponse, file: string): void {
    const found = this.options.workshop.build.packages.get(file.replace(/\.js$/, ''));
    if (found) send(response, 'text/javascript', found.code, 'max-age=31536000, immutable');
    else notFound(response);
  }
}

/** A picture or another asset of a folder. Never anything outside it. */
async function sendFile(response: ServerResponse, root: string, path: string): Promise<void> {
  const file = normalize(join(root, path));
  const inside = file.startsWith(root + sep) && !sources.has(extname(file));
  const info = inside ? await stat(file).catch(() => undefined) : undefined;
  if (!info?.isFile()) {
    notFound(response);
    return;
  }
  response.writeHead(200, {
    'content-type': lookup(file) || 'application/octet-stream',
    'content-length': info.size,
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}

function send(response: ServerResponse, type: string, body: string, cache = 'no-cache'): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': cache });
  response.end(body);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('not found');
}
