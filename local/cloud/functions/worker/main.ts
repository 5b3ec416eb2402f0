import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { setCallEnvironment } from './call-environment';
import { installDirectAdmin } from './direct-admin';
import { installMovedDate, moveDate } from './moved-date';
import { redirectOutput } from './output';
import type { AdminReply, WorkerCall, WorkerMessage, WorkerStart } from './protocol';

/** What runs inside a function instance: loads the bundle once, then answers one call after the other. */
const start = workerData as WorkerStart;
let requestId = 'load';

// A worker's own `process.env` crosses into C++ at every read, and the SDK reads some fifty variables a request.
process.env = { ...process.env };
moveDate(start.offsetMs);
installMovedDate();
redirectOutput((text) => send({ type: 'output', requestId, text }));
const takeReply = start.adminUrl ? installDirectAdmin(start.adminUrl, send) : undefined;
const main = load();
if (main) {
  parentPort?.on('message', (message: WorkerCall | AdminReply) => {
    if (message.type === 'call') void answer(main, message);
    else takeReply?.(message);
  });
  send({ type: 'ready' });
}

type Main = (event: unknown, context: object) => unknown;

function load(): Main | undefined {
  try {
    const loaded = createRequire(start.bundle)(start.bundle) as { main?: unknown };
    if (typeof loaded.main !== 'function') throw new Error('the bundle exports no function `main`');
    return loaded.main as Main;
  } catch (error) {
    send({ type: 'loadFailed', message: textOf(error) });
    return undefined;
  }
}

async function answer(main: Main, call: WorkerCall): Promise<void> {
  requestId = call.requestId;
  moveDate(call.offsetMs);
  setCallEnvironment(call);
  try {
    const result = await main(eventOf(call), contextOf(call));
    const json = JSON.stringify(result) ?? 'null';
    if (json.length * 3 > start.resultLimitBytes && Buffer.byteLength(json) > start.resultLimitBytes) {
      throw new Error(`the result is larger than ${start.resultLimitBytes} bytes`);
    }
    send({ type: 'result', json });
  } catch (error) {
    send({ type: 'error', message: textOf(error) });
  }
}

/** The platform adds `userInfo` to an object by itself; for a timer it knows no one and gives the app alone. */
function eventOf(call: WorkerCall): unknown {
  const event: unknown = call.event ? JSON.parse(call.event) : {};
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event;
  if (call.openid !== undefined) return { ...event, userInfo: { appId: call.appid, openId: call.openid } };
  return call.timer ? { ...event, userInfo: { appId: call.appid } } : event;
}

function contextOf(call: WorkerCall): object {
  return {
    request_id: call.requestId,
    function_name: start.functionName,
    function_version: '$LATEST',
    namespace: process.env.SCF_NAMESPACE,
    memory_limit_in_mb: start.memoryMegabytes,
    time_limit_in_ms: start.timeoutSeconds * 1000,
    callbackWaitsForEmptyEventLoop: false,
  };
}

function textOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? String(error);
  if (typeof error !== 'object' || error === null) return String(error);
  // The SDK rejects with plain objects: their text is in `errMsg`.
  return 'errMsg' in error ? String(error.errMsg) : JSON.stringify(error);
}

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
