import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller, Cost } from './outcome';

/** One call of a function while it runs. */
export interface Invocation extends Cost {
  token: string;
  requestId: string;
  openid: string | undefined;
  source: string;
  timer: boolean;
  parent: Invocation | undefined;
}

/** The invocations that are running, found by the token that comes back with every request the SDK makes for them. */
export class InvocationBook {
  private readonly running = new Map<string, Invocation>();
  private readonly prefix = randomBytes(9).toString('base64url');
  private count = 0;

  /** A call made with the token of a running invocation keeps that one's caller, as on the platform. */
  open(caller: Caller): Invocation {
    const parent = caller.token ? this.running.get(caller.token) : undefined;
    const timer = !parent && caller.source === 'timer';
    const invocation: Invocation = {
      token: `${this.prefix}-${(this.count++).toString(36)}`,
      requestId: randomUUID(),
      openid: parent ? parent.openid : caller.openid,
      source: parent ? `${parent.source},scf` : timer ? 'wx_trigger' : (caller.source ?? 'wx_client'),
      timer,
      parent,
      databaseCalls: 0,
      documentsExamined: 0,
    };
    this.running.set(invocation.token, invocation);
    return invocation;
  }

  close(invocation: Invocation): void {
    this.running.delete(invocation.token);
  }

  find(token: unknown): Invocation | undefined {
    return typeof token === 'string' ? this.running.get(token) : undefined;
  }

  /** Adds database work to the invocation that asked for it and to those that called it. */
  addCost(token: unknown, calls: number, examined: number): void {
    for (let invocation = this.find(token); invocation; invocation = invocation.parent) {
      invocation.databaseCalls += calls;
      invocation.documentsExamined += examined;
    }
  }
}
