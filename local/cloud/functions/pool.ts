import type { InstanceHost } from './instance';
import { FunctionInstance } from './instance';
import type { FunctionManifest } from './manifest';
import type { InstanceAnswer, PendingCall } from './outcome';

interface Waiting {
  call: PendingCall;
  resolve(answer: InstanceAnswer): void;
}

/** How far a pool may grow and how long its queue may get. */
export interface PoolLimits {
  instances: number;
  waiting: number;
}

/** Calls made by functions of this pool's own kind may need an instance while all are taken by their callers. */
const sparesForNestedCalls = 8;

/** The instances of one version of one function. Calls go to an idle instance, or wait for the next one to be free. */
export class FunctionPool {
  private readonly instances = new Set<FunctionInstance>();
  private readonly idle: FunctionInstance[] = [];
  private readonly queue: Waiting[] = [];
  private loading = 0;
  private retired = false;

  constructor(
    readonly manifest: FunctionManifest,
    private readonly host: InstanceHost,
    private readonly limits: PoolLimits,
  ) {}

  get size(): number {
    return this.instances.size;
  }

  /**
   * Runs a call. Never rejects.
   *
   * @param nested made by another function that waits for it: goes first and may have a spare instance, else the pool could
   *   wait for itself
   */
  run(call: PendingCall, nested: boolean): Promise<InstanceAnswer> {
    const instance = this.takeIdle();
    if (instance) return this.use(instance, call);
    if (this.queue.length >= this.limits.waiting) {
      const message = `${this.queue.length} calls of ${this.manifest.name} are waiting already`;
      return Promise.resolve({ ok: false, code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', message });
    }
    return new Promise((resolve) => {
      if (nested) this.queue.unshift({ call, resolve });
      else this.queue.push({ call, resolve });
      this.growFor(nested ? this.limits.instances + sparesForNestedCalls : this.limits.instances);
    });
  }

  /** Lets running and waiting calls finish, then ends the instances. For a bundle that was replaced. */
  retire(): void {
    this.retired = true;
    if (this.queue.length > 0) return;
    for (const instance of this.idle.splice(0)) void instance.stop();
  }

  /** Ends everything now. Running calls are answered with an error. */
  async stop(): Promise<void> {
    this.retired = true;
    await Promise.all([...this.instances].map((instance) => instance.stop()));
  }

  private growFor(limit: number): void {
    if (this.instances.size < limit && this.loading < this.queue.length) this.start();
  }

  private start(): void {
    const instance = new FunctionInstance(this.manifest, this.host);
    this.instances.add(instance);
    this.loading++;
    instance.ready.then(
      () => {
        this.loading--;
        this.release(instance);
      },
      (error: Error) => {
        this.loading--;
        this.loadFailed(instance, error);
      },
    );
    void instance.ended.then(() => this.forget(instance));
  }

  private async use(instance: FunctionInstance, call: PendingCall): Promise<InstanceAnswer> {
    const answer = await instance.run(call);
    this.release(instance);
    return answer;
  }

  /** Gives an instance that has become free to the call that waits longest. */
  private release(instance: FunctionInstance): void {
    if (!instance.alive) {
      this.instances.delete(instance);
      if (this.queue.length > 0) this.growFor(this.limits.instances);
      return;
    }
    const waiting = this.queue.shift();
    if (waiting) void this.use(instance, waiting.call).then(waiting.resolve);
    else if (this.retired) void instance.stop();
    else this.idle.push(instance);
  }

  private takeIdle(): FunctionInstance | undefined {
    for (let instance = this.idle.pop(); instance; instance = this.idle.pop()) {
      if (instance.alive) return instance;
    }
    return undefined;
  }

  /** A bundle that cannot be loaded fails for everybody who waits, unless another instance is there to serve them. */
  private loadFailed(instance: FunctionInstance, error: Error): void {
    this.instances.delete(instance);
    void instance.stop();
    if (this.instances.size > 0) return;
    const message = `${this.manifest.name} cannot be loaded: ${error.stack ?? error.message}`;
    for (const { resolve } of this.queue.splice(0)) resolve({ ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message });
  }

  private forget(instance: FunctionInstance): void {
    this.instances.delete(instance);
    if (this.queue.length > 0) this.growFor(this.limits.instances);
  }
}
