/** What the server and the worker of a function instance say to each other. Plain text inside: copying it is cheap. */

/** How a worker starts (`workerData`). */
export interface WorkerStart {
  /** Absolute path of the bundle. */
  bundle: string;
  functionName: string;
  memoryMegabytes: number;
  timeoutSeconds: number;
  resultLimitBytes: number;
  offsetMs: number;
  /** Address whose requests go through the message port; '' for none. */
  adminUrl: string;
}

/** One invocation. */
export interface WorkerCall {
  type: 'call';
  requestId: string;
  /** The event as JSON text; empty means `{}`. */
  event: string;
  openid: string | undefined;
  appid: string;
  /** The platform's SOURCE: `wx_client`, `wx_trigger`, `wx_client,scf` … */
  source: string;
  timer: boolean;
  clientIp: string;
  /** Comes back with every SDK request the invocation makes. */
  token: string;
  /** Where the movable clock stands. */
  offsetMs: number;
}

/** The answer to a request of the SDK. */
export interface AdminReply {
  type: 'adminReply';
  id: number;
  contentType: string;
  body: string | Uint8Array;
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'loadFailed'; message: string }
  | { type: 'result'; json: string }
  | { type: 'error'; message: string }
  | { type: 'admin'; id: number; contentType: string; body: string | Uint8Array }
  | { type: 'output'; requestId: string; text: string };
