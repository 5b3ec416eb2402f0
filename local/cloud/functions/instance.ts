import { Worker } from 'node:worker_threads';
import type { FunctionManifest } from './manifest';
import type { InstanceAnswer, PendingCall } from './outcome';
import type { AdminReply, WorkerCall, WorkerMessage, WorkerStart } from './worker/protocol';

/** What an instance needs from its pool. */
export interface InstanceHost {
  workerSource: string;
  environment: Record<string, string>;
  resultLimitBytes: number;
  /** Address whose requests are handed to `answerAdmin`; '' when they shall go over HTTP. */
  adminUrl: string;
  answerAdmin: AnswerAdmin;
  offsetMs(): number;
  output(functionName: string, requestId: string, text: string): void;
}

/** Answers the body of one SDK request. Never rejects. */
export type AnswerAdmin = (
  contentType: string,
  body: string | Buffer,
) => Promise<{ contentType: string; body: string | Buffer }>;

/** One worker thread that runs one bundle and serves one call at a time. A call that kills it takes nothing else along. */
export class FunctionInstance {
  /** Settles when the bundle is loaded; rejects with the reason when it cannot be. */
  readonly ready: Promise<void>;
  /** Settles when the thread is gone, for whatever reason. */
  readonly ended: Promise<void>;
  private readonly worker: Worker;
  private answer: ((answer: InstanceAnswer) => void) | undefined;
  private clockOut: NodeJS.Timeout | undefined;
  private failure: InstanceAnswer | undefined;
  private usable = true;

  constructor(
    readonly manifest: FunctionManifest,
    private readonly host: InstanceHost,
  ) {
    const start: WorkerStart = {
      bundle: manifest.bundle,
      functionName: manifest.name,
      memoryMegabytes: manifest.memoryMegabytes,
      timeoutSeconds: manifest.timeoutSeconds,
      resultLimitBytes: host.resultLimitBytes,
      offsetMs: host.offsetMs(),
      adminUrl: host.adminUrl,
    };
    this.worker = new Worker(host.workerSource, {
      eval: true,
      name: manifest.name,
      env: host.environment,
      // The thread's own flags, so that a loader of the runner (tsx) is not started in every instance.
      execArgv: [],
      workerData: start,
      resourceLimits: { maxOldGenerationSizeMb: manifest.memoryMegabytes },
    });
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('message', (message: WorkerMessage) => {
        if (message.type === 'ready') resolve();
        else if (message.type === 'loadFailed') reject(new Error(message.message));
        else this.receive(message);
      });
      this.worker.on('error', (error) => {
        this.usable = false;
        this.failure = failureOf(error, manifest.memoryMegabytes);
        reject(error);
      });
      this.worker.on('exit', (code) => {
        this.usable = false;
        reject(new Error(`the instance ended while loading (exit code ${code})`));
        this.settle(this.failure ?? fail(`the instance ended during the call (exit code ${code})`));
      });
    });
    // Whoever waits for `ready` sees the rejection; without this one it would also count as unhandled.
    this.ready.catch(() => undefined);
  }

  /** Whether another call may be given to it. */
  get alive(): boolean {
    return this.usable;
  }

  /** Runs one call. Never rejects. The caller must wait for the answer before the next call. */
  run(call: PendingCall): Promise<InstanceAnswer> {
    return new Promise((resolve) => {
      this.answer = resolve;
      const { timeoutSeconds } = this.manifest;
      this.clockOut = setTimeout(() => this.timeOut(timeoutSeconds), timeoutSeconds * 1000);
      const message: WorkerCall = { ...call, type: 'call', offsetMs: this.host.offsetMs() };
      this.worker.postMessage(message);
    });
  }

  /** Ends the thread. A call that is running is answered with an error. */
  async stop(): Promise<void> {
    this.usable = false;
    await this.worker.terminate();
  }

  private receive(message: WorkerMessage): void {
    if (message.type === 'output') this.host.output(this.manifest.name, message.requestId, message.text);
    else if (message.type === 'admin') void this.answerAdmin(message.id, message.contentType, message.body);
    else if (message.type === 'result') this.settle({ ok: true, json: message.json });
    else if (message.type === 'error') this.settle(fail(message.message));
  }

  private async answerAdmin(id: number, contentType: string, body: string | Uint8Array): Promise<void> {
    const answer = await this.host.answerAdmin(contentType, typeof body === 'string' ? body : Buffer.from(body));
    const reply: AdminReply = { type: 'adminReply', id, ...answer };
    this.worker.postMessage(reply);
  }

  private timeOut(seconds: number): void {
    this.settle({
      ok: false,
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      message: `Invoking task timed out after ${seconds} seconds`,
    });
    void this.stop();
  }

  private settle(answer: InstanceAnswer): void {
    clearTimeout(this.clockOut);
    const resolve = this.answer;
    this.answer = undefined;
    resolve?.(answer);
  }
}

function failureOf(error: Error, memoryMegabytes: number): InstanceAnswer {
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const message = `memory limit of ${memoryMegabytes} MB exceeded`;
    return { ok: false, code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', message };
  }
  return fail(error.stack ?? String(error));
}

function fail(message: string): InstanceAnswer {
  return { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message };
}
