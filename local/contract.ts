/**
 * What the rooms of `local/` promise each other. One HTTP server on 127.0.0.1 carries them all:
 *
 *   POST /admin                 the CloudBase SDK's own protocol (local/cloud)
 *   POST /invoke/<function>     call a function: headers `x-openid`, `x-source: timer`; body = the event as JSON;
 *                               answers `{result}` or `{error:{code,message}}`
 *   PUT|GET /storage/<path>     uploads and downloads the SDK and the preview were given addresses for (Range supported)
 *   /local/*                    what only this machine has: clock, notices, consents, timers, metrics, uploads (local/cloud)
 *   /, /phone, /app/*           the preview (local/preview)
 *   WS /live                    live reload and notices to preview pages (local/preview)
 *   WS /automator?person=ID     miniprogram-automator's protocol for one person's phone (local/automator)
 *
 *   GET  /local/clock                         {now: ISO text, offsetMs}
 *   POST /local/clock {advanceMs}|{now}|{reset:true}    moves the clock, fires the timers that became due (each once)
 *   GET  /local/messages?openid=              [{id, openid, templateId, page, data, at}] newest first: 服务通知
 *   POST /local/consents {openid, templateIds}  one consent each = one message each
 *   POST /local/timers/<function>             fires that function's timer now
 *   GET  /local/metrics                       {databaseCalls, documentsExamined, collectionScans:[{collection, query, at}], …}
 *   POST /local/upload?path=cases/a.jpg       body = bytes, header x-openid → {fileID}
 *   POST /local/temp-urls {fileIDs}           [{fileID, tempFileURL}|{fileID, error}]
 *   GET  /local/people                        [{openid, name, role, roleName, note?, home?}]: who the person switcher offers, from <dataDir>/people.json
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Answers a request if the path is its own. Returns false to pass it on. */
export interface HttpRoom {
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> | boolean;
  /** Takes a WebSocket upgrade if the path is its own. Returns false to pass it on. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): boolean;
  close(): Promise<void>;
}

/** A clock that can be moved: real time plus an offset. Every room of `local/` and every function worker reads it. */
export interface MovableClock {
  /** The moved time, in milliseconds since 1970. */
  now(): number;
  readonly offsetMs: number;
  setOffset(offsetMs: number): void;
  onMove(listener: () => void): void;
}

/** A place the preview's phone can be put at, in GCJ-02 degrees. */
export interface NamedPlace {
  /** The same for as long as the place is there. */
  id: string;
  name: string;
  /** What it is part of, e.g. a community: places of one group are listed together. */
  group: string;
  latitude: number;
  longitude: number;
}

/** Someone the preview's person switcher can become. */
export interface DemoPerson {
  openid: string;
  name: string;
  /** A role of the glossary, `resident`, `officer`, … */
  role: string;
  /** The role in Chinese, as the switcher shows it. */
  roleName: string;
  /** Where they live or work, as the switcher shows it. */
  note?: string;
  /** Page path this person starts at, e.g. `/pages/home/home`. */
  home?: string;
}
