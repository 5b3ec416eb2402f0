/// <reference types="miniprogram-api-typings/types/wx/lib.wx.api" />
/**
 * The form every asynchronous `wx.` function has: callbacks or a Promise, `errMsg` texts that begin with the
 * function's name.
 *
 *     const login = api<WechatMiniprogram.LoginOption, { code: string }>('login', async () => ({ code: '…' }));
 *
 * Shape of an answer: `{errMsg: 'login:ok', code}`; of a failure: `{errMsg: 'login:fail reason', errno?}`.
 */
import { UnsupportedError } from '../runtime/unsupported';

/** The callbacks an options object may carry. With none of them the function returns a Promise. */
interface Callbacks {
  success?: (result: never) => void;
  fail?: (failure: never) => void;
  complete?: (result: never) => void;
}

export type Failure = { errMsg: string } & Record<string, unknown>;
export type ApiFunction<Options> = (options?: Options) => Promise<unknown> | undefined;

/** A failure with WeChat's words: `throw new ApiFail('auth deny')` reaches the page as `getLocation:fail auth deny`. */
export class ApiFail extends Error {
  override name = 'ApiFail';
  constructor(
    readonly reason: string,
    /** Further fields of the failure, such as `errno` or `errCode`. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

/** Makes a `wx.` function out of what it does. `run` answers with the fields beside `errMsg`, or throws `ApiFail`. */
export function api<Options extends object, Result extends object = object>(
  name: string,
  run: (options: Options) => Promise<Result | undefined> | Result | undefined,
): ApiFunction<Options> {
  return (given) => {
    const options = given ?? ({} as Options);
    const { success, fail, complete } = options as Callbacks;
    const outcome = settle(name, run, options);
    if (!success && !fail && !complete) return outcome;
    outcome.then(
      (result) => {
        call(success, result);
        call(complete, result);
      },
      (failure: unknown) => {
        call(fail, failure);
        call(complete, failure);
      },
    );
    return undefined;
  };
}

async function settle<Options extends object, Result extends object>(
  name: string,
  run: (options: Options) => Promise<Result | undefined> | Result | undefined,
  options: Options,
): Promise<object> {
  try {
    return { errMsg: `${name}:ok`, ...(await run(options)) };
  } catch (error) {
    throw failureOf(name, error);
  }
}

/** What a page gets to see of an error. WeChat rejects with plain objects, not with `Error`s. */
export function failureOf(name: string, error: unknown): Failure {
  if (error instanceof ApiFail) {
    return { errMsg: error.reason ? `${name}:fail ${error.reason}` : `${name}:fail`, ...error.extra };
  }
  if (error instanceof UnsupportedError) throw error;
  const text = error instanceof Error ? error.message : String(error);
  // The page stack words its failures itself, name and all.
  return { errMsg: text.startsWith(`${name}:fail`) ? text : `${name}:fail ${text}` };
}

/** A callback that throws must reach `App.onError`, not spoil the other callback: so it throws on its own turn. */
function call(callback: ((value: never) => void) | undefined, value: unknown): void {
  if (typeof callback !== 'function') return;
  try {
    (callback as (value: unknown) => void)(value);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}

/** Checks a required parameter the way WeChat words it. */
export function required<T>(value: T | undefined | null, name: string, type: string): T {
  if (value === undefined || value === null) {
    throw new ApiFail(`parameter error: parameter.${name} should be ${type} instead of Undefined;`);
  }
  return value;
}
