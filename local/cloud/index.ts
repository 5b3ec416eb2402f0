import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { HttpRoom } from '../contract';
import { PersistentClock } from './clock';
import { LocalDatabase } from './database';
import { LocalFunctions } from './functions';
import { TimerSchedule } from './functions/timers';
import { Metrics } from './metrics';
import { RoomServer } from './server';
import { AdminDesk } from './server/admin';
import { AdminRoom } from './server/admin-room';
import { InvokeRoom } from './server/invoke';
import { LocalRoom } from './server/local-routes';
import { LocalStorage } from './storage';
import { StorageRoom } from './storage/room';
import { LocalWechat } from './wechat';

/** A collection and its indexes, as `cloudfunctions/platform/collections.ts` declares them. */
export interface CollectionDeclaration {
  readonly name: string;
  readonly indexes: ReadonlyArray<{
    readonly name: string;
    readonly keys: ReadonlyArray<readonly [path: string, direction: 1 | -1 | '2dsphere']>;
    readonly unique?: boolean;
  }>;
}

export interface LocalCloudOptions {
  /** Everything that must survive: database, files, messages, the clock's offset. Made if it is not there. */
  dataDir: string;
  /** Left out or 0: a free one. */
  port?: number;
  /** Built functions: `<name>/index.js`, `<name>/config.json`. */
  functionsDir: string;
  /** Made on start when they are not there. */
  collections?: readonly CollectionDeclaration[];
  /** Environment variables of the functions, as one sets them in the console. */
  env?: Record<string, string>;
  /** Instances of one function at most (default 2). */
  instances?: number;
  /** Sends the SDK's requests over real sockets, as between machines. Five times slower a request; answers are the same. */
  sdkOverHttp?: boolean;
  /** Gets one line at a time. Left out: silence. */
  log?: (line: string) => void;
}

/** The platform on this machine. */
export interface LocalCloud {
  /** `http://127.0.0.1:PORT` */
  url: string;
  port: number;
  server: Server;
  database: LocalDatabase;
  storage: LocalStorage;
  functions: LocalFunctions;
  timers: TimerSchedule;
  wechat: LocalWechat;
  clock: PersistentClock;
  /** Adds a room to the server, asked after those already there. */
  mount(room: HttpRoom): void;
  close(): Promise<void>;
}

/** Starts the platform on 127.0.0.1. Rejects when the port is taken or the data cannot be opened. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { dataDir, functionsDir, log = () => undefined } = options;
  mkdirSync(dataDir, { recursive: true });
  const clock = new PersistentClock(join(dataDir, 'clock.json'));
  const now = () => clock.now();
  const server = new RoomServer(log);
  const baseUrl = () => `http://127.0.0.1:${server.port}`;

  const database = new LocalDatabase({ file: join(dataDir, 'database.sqlite'), now, log });
  declareCollections(database, options.collections ?? []);
  const storage = new LocalStorage({ dataDir, now, baseUrl });
  const functions = new LocalFunctions({ functionsDir, clock, log, instances: options.instances });
  const lastSeen = (openid: string) => functions.lastSeen.get(openid);
  const wechat = new LocalWechat({ dataDir, now, baseUrl, lastSeen });
  const timers = new TimerSchedule(functionsDir, functions, clock, log);
  const metrics = new Metrics(database, functions);

  const countDatabase = metrics.countDatabase.bind(metrics);
  const desk = new AdminDesk({ database, storage, functions, countDatabase }, wechat, log);
  server.mount(new AdminRoom(desk));
  server.mount(new InvokeRoom(functions));
  server.mount(new StorageRoom(storage));
  server.mount(
    new LocalRoom({
      dataDir,
      cloud: { clock, functions, storage, wechat, database },
      timers,
      metrics: () => metrics.read(),
    }),
  );
  await server.listen(options.port ?? 0);
  const answerAdmin = options.sdkOverHttp ? undefined : desk.answer.bind(desk);
  await functions.start(`${baseUrl()}/admin`, options.env ?? {}, answerAdmin);
  timers.start();

  return {
    url: baseUrl(),
    port: server.port,
    server: server.server,
    database,
    storage,
    functions,
    timers,
    wechat,
    clock,
    mount: (room) => server.mount(room),
    async close() {
      await timers.close();
      await functions.close();
      await server.close();
      database.close();
      wechat.close();
    },
  };
}

function declareCollections(database: LocalDatabase, collections: readonly CollectionDeclaration[]): void {
  for (const { name, indexes } of collections) {
    if (!database.hasCollection(name)) database.createCollection(name);
    for (const index of indexes) {
      const keys = index.keys.map(([path, direction]): [string, 1 | -1 | '2dsphere'] => [path, direction]);
      database.createIndex(name, { name: index.name, keys, ...(index.unique ? { unique: true } : {}) });
    }
  }
}
