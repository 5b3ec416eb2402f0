import { join } from 'node:path';
import type { HttpRoom, NamedPlace } from '../contract';
import { LiveChannel } from './server/live-channel';
import { Pages } from './server/pages';
import { Workshop } from './server/workshop';

export interface PreviewOptions {
  /** Folder with app.json. */
  root: string;
  /** Where packages are installed; `node_modules` beside the root when absent. */
  nodeModules?: string;
  /** Rebuilds on save. True by default. */
  watch?: boolean;
  /** Hears of every build. */
  log?: (line: string) => void;
  /** Hears of problems in the mini program, one a line; a person should see them. The terminal when absent. */
  warn?: (line: string) => void;
  /** Titles of the subscription message templates by their ids. WeChat knows them; the preview has to be told. */
  templateTitles?: Record<string, string>;
  /** Where the phone can be put, asked whenever a shell opens: an import changes it. Nowhere when absent. */
  places?: () => Promise<NamedPlace[]>;
}

export interface Preview extends HttpRoom {
  /** Milliseconds the last build took, and what is wrong with the sources. */
  lastBuild(): { milliseconds: number; problems: { file: string; line?: number; message: string }[] };
  /** Tells open phones that the clock was moved. */
  clockMoved(offsetMs: number): void;
  /** Tells open phones and shells that a notice for this person arrived. */
  messageArrived(openid: string): void;
}

/** The preview as a room of the local HTTP server: the shell, the phone, the compiled mini program, live reload. */
export async function createPreview(options: PreviewOptions): Promise<Preview> {
  const live = new LiveChannel();
  const workshop = new Workshop({
    root: options.root,
    nodeModules: options.nodeModules ?? join(options.root, '../node_modules'),
    log: options.log ?? (() => undefined),
    warn: options.warn ?? ((line) => console.error(line)),
    tell: (message) => live.tell(message),
  });
  await workshop.start(options.watch ?? true);
  const { root, templateTitles = {}, places = async () => [] } = options;
  const pages = new Pages({ root, workshop, templateTitles, places });
  return {
    handle: (request, response, url) => pages.handle(request, response, url),
    upgrade: (request, socket, head, url) => live.upgrade(request, socket, head, url),
    close: async () => {
      live.close();
      await workshop.stop();
    },
    lastBuild: () => workshop.build,
    clockMoved: (offsetMs) => live.tell({ type: 'clock', offsetMs }),
    messageArrived: (openid) => live.tell({ type: 'message', openid }),
  };
}
