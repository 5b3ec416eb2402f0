import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { DemoPerson, HttpRoom } from '../../contract';
import type { FiredTimer, TimerSchedule } from '../functions/timers';
import type { LocalCloud } from '../index';
import { limits } from '../settings';
import { checkedList } from '../storage';
import { readJson } from './body';
import { HttpError } from './http-error';
import { sendJson } from './reply';

/** What the routes work with. */
export interface LocalRouteContext {
  dataDir: string;
  cloud: Pick<LocalCloud, 'clock' | 'functions' | 'storage' | 'wechat' | 'database'>;
  timers: TimerSchedule;
  metrics(): object;
}

type Route = (context: LocalRouteContext, request: IncomingMessage, url: URL) => object | Promise<object>;

const routes = new Map<string, Route>([
  ['GET /local/clock', readClock],
  ['POST /local/clock', moveClock],
  ['GET /local/messages', listMessages],
  ['POST /local/consents', addConsents],
  ['GET /local/timers', ({ timers }) => timers.list()],
  ['GET /local/metrics', ({ metrics }) => metrics()],
  ['POST /local/upload', upload],
  ['POST /local/temp-urls', temporaryUrls],
  ['GET /local/people', listPeople],
]);
const timerPrefix = '/local/timers/';

/** `/local/*`: what only this machine has. The forms are in `local/contract.ts`. */
export class LocalRoom implements HttpRoom {
  constructor(private readonly context: LocalRouteContext) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (!url.pathname.startsWith('/local/')) return false;
    const route = routes.get(`${request.method} ${url.pathname}`);
    if (route) {
      sendJson(response, 200, await route(this.context, request, url));
      return true;
    }
    if (request.method === 'POST' && url.pathname.startsWith(timerPrefix)) {
      const fired = await this.context.timers.fireNow(url.pathname.slice(timerPrefix.length));
      sendJson(response, 200, { fired: fired.map(summary) });
      return true;
    }
    return false;
  }

  async close(): Promise<void> {}
}

function readClock({ cloud }: LocalRouteContext): object {
  return { now: new Date(cloud.clock.now()).toISOString(), offsetMs: cloud.clock.offsetMs };
}

/** Answers when the timers that became due have run. */
async function moveClock(context: LocalRouteContext, request: IncomingMessage): Promise<object> {
  const { clock } = context.cloud;
  clock.setOffset(offsetOf(await readJson(request, limits.localBytes), clock.offsetMs));
  const fired = await context.timers.afterMove();
  return { ...readClock(context), fired: fired.map(summary) };
}

function offsetOf({ advanceMs, now, reset }: Record<string, unknown>, offsetMs: number): number {
  if (reset === true) return 0;
  if (typeof advanceMs === 'number' && Number.isFinite(advanceMs)) return offsetMs + advanceMs;
  const time = typeof now === 'string' || typeof now === 'number' ? new Date(now).getTime() : Number.NaN;
  if (Number.isNaN(time)) throw new HttpError(400, 'INVALID_PARAM', 'say {advanceMs}, {now} or {reset: true}');
  return time - Date.now();
}

function listMessages({ cloud }: LocalRouteContext, _request: IncomingMessage, url: URL): object {
  return cloud.wechat.ledger.messages(url.searchParams.get('openid') ?? undefined, 200);
}

async function addConsents({ cloud }: LocalRouteContext, request: IncomingMessage): Promise<object> {
  const { openid, templateIds } = await readJson(request, limits.localBytes);
  if (typeof openid !== 'string' || !isTextList(templateIds)) {
    throw new HttpError(400, 'INVALID_PARAM', 'say {openid, templateIds: [text]}');
  }
  cloud.wechat.ledger.addConsents(openid, templateIds);
  return {
    consents: templateIds.map((templateId) => ({
      templateId,
      count: cloud.wechat.ledger.consentsOf(openid, templateId),
    })),
  };
}

async function upload({ cloud }: LocalRouteContext, request: IncomingMessage, url: URL): Promise<object> {
  const { fileID } = await cloud.storage.write(url.searchParams.get('path'), request);
  return { fileID };
}

async function temporaryUrls({ cloud }: LocalRouteContext, request: IncomingMessage): Promise<object> {
  const { fileIDs } = await readJson(request, limits.localBytes);
  return Promise.all(checkedList(fileIDs).map((fileID) => cloud.storage.temporaryUrl(fileID, undefined)));
}

function listPeople({ dataDir }: LocalRouteContext): DemoPerson[] {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'people.json'), 'utf8')) as DemoPerson[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function summary({ function: name, trigger, dueAt, outcome }: FiredTimer): object {
  const ended = outcome.ok ? { ok: true } : { ok: false, error: { code: outcome.code, message: outcome.message } };
  return { function: name, trigger, dueAt: new Date(dueAt).toISOString(), ...ended };
}

function isTextList(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((item) => typeof item === 'string');
}
