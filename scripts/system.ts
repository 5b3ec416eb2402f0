import { createWriteStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collections } from '../cloudfunctions/platform/collections';
import { createAutomator } from '../local/automator/automator';
import { type LocalCloud, startLocalCloud } from '../local/cloud';
import { createPreview, type Preview } from '../local/preview';
import { findBrowser } from './browser';
import { buildFunctions } from './build-functions';
import { buildMiniprogramNpm } from './build-npm';
import { dataKeysOf } from './data-keys';
import { makeFirstData } from './first-run';
import { gridPlaces } from './grid-places';
import { templateTitles } from './template-titles';

export interface SystemOptions {
  /** Everything the system keeps. Empty or not there: the demo town is made first. */
  dataDir: string;
  /** Left out or 0: a free one. */
  port?: number;
  /** Of the demo town; `demoSeed` by default. */
  seed?: number;
  /** Functions that are built already; left out: they are built into `dist`. */
  functionsDir?: string;
  /** Rebuilds functions and pages when their sources change. */
  watch?: boolean;
  /** No progress lines. */
  quiet?: boolean;
}

/** The whole system on this machine: cloud, preview, automator and the demo town. */
export interface System {
  /** `http://127.0.0.1:PORT` */
  url: string;
  port: number;
  cloud: LocalCloud;
  close(): Promise<void>;
}

export const demoSeed = 2023;

const root = join(__dirname, '..');
const builtFunctions = join(root, 'dist/cloudfunctions');
const miniprogramRoot = join(root, 'miniprogram');

/** Builds and starts everything. Rejects with the system's own error (`EADDRINUSE`) when the port is taken. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const dataDir = resolve(options.dataDir);
  const { port = 0, seed = demoSeed, watch = false, functionsDir = builtFunctions } = options;
  const progress = options.quiet ? () => undefined : (line: string) => console.log(line);

  progress('正在编译云函数和小程序…');
  const [functions] = await Promise.all([
    options.functionsDir ? undefined : buildFunctions({ out: functionsDir, watch }),
    buildMiniprogramNpm({ miniprogramRoot, nodeModules: join(root, 'node_modules') }),
  ]);
  await makeFirstData({ dataDir, functionsDir, seed, progress });

  progress('正在启动…');
  mkdirSync(dataDir, { recursive: true });
  const output = createWriteStream(join(dataDir, 'system.log'));
  const log = (line: string): void => void output.write(`${line}\n`);
  const env = { DATA_KEYS: dataKeysOf(dataDir) };
  const cloud = await startLocalCloud({ dataDir, port, functionsDir, collections, env, log });
  const places = () => gridPlaces(cloud.url);
  const preview = await createPreview({ root: miniprogramRoot, watch, log, templateTitles, places });
  mountRooms(cloud, preview);
  return {
    url: cloud.url,
    port: cloud.port,
    cloud,
    async close() {
      await functions?.stop();
      await cloud.close();
      await new Promise<void>((done) => output.end(done));
    },
  };
}

function mountRooms(cloud: LocalCloud, preview: Preview): void {
  // The automator first: the preview answers every path it may be asked for.
  cloud.mount(createAutomator({ previewUrl: cloud.url, chromium: findBrowser() }));
  cloud.mount(preview);
  cloud.clock.onMove(() => preview.clockMoved(cloud.clock.offsetMs));
  cloud.wechat.onMessage((message) => preview.messageArrived(message.openid));
}
