/**
 * `wx.cloud` over the local cloud (the paths are in local/contract.ts). A failure is an `Error` that carries
 * WeChat's `errCode` and `errMsg`. The database is denied: our security rules let no client read or write.
 */
import { naming } from '../runtime/unsupported';
import { ApiFail } from './api';
import { deniedDatabase } from './cloud-database';
import { CloudFailure, reach } from './cloud-failure';
import type { CloudFiles } from './cloud-files';
import { UploadTask } from './upload-task';

export interface CloudSettings {
  apiBase: string;
  openid(): string;
  online(): boolean;
  files: CloudFiles;
  fetch: typeof fetch;
  /** Hears of every call, with a promise that it was answered, well or not. */
  asked(answered: Promise<void>): void;
}

interface CloudCallbacks {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
}

type CloudFunctionOptions = CloudCallbacks & { name: string; data?: object };

export function cloudApi(settings: CloudSettings) {
  let isReady = false;
  const { files } = settings;

  /** The two forms of a cloud call: with callbacks nothing is returned, without them a Promise. */
  const offer =
    <Options extends CloudCallbacks, Result extends object>(
      name: string,
      run: (options: Options) => Promise<Result>,
      before?: (options: Options) => unknown,
    ) =>
    (options: Options): unknown => {
      const handle = before?.(options);
      const outcome = attempt(name, run, options);
      if (!options.success && !options.fail && !options.complete) return outcome;
      outcome.then(
        (result) => {
          options.success?.(result);
          options.complete?.(result);
        },
        (error: unknown) => {
          options.fail?.(error);
          options.complete?.(error);
        },
      );
      return handle;
    };

  const attempt = async <Options, Result extends object>(
    name: string,
    run: (options: Options) => Promise<Result>,
    options: Options,
  ) => {
    let answered: () => void = () => undefined;
    // not the outcome itself: a failure nobody looks at must still reach the page as an unhandled rejection
    settings.asked(
      new Promise((resolve) => {
        answered = resolve;
      }),
    );
    try {
      if (!isReady) throw new CloudFailure(-1, "Cloud API isn't enabled, please call wx.cloud.init first");
      if (!settings.online()) throw new CloudFailure(-1, 'request:fail');
      return { errMsg: `cloud.${name}:ok`, ...(await run(options)) };
    } catch (error) {
      throw named(name, error);
    } finally {
      answered();
    }
  };

  const cloud = {
    init: (_config?: object) => {
      isReady = true;
    },
    callFunction: offer('callFunction', (options: CloudFunctionOptions) => callFunction(settings, options)),
    uploadFile: offer(
      'uploadFile',
      (options: CloudCallbacks & { cloudPath: string; filePath: string }) => files.upload(options, taskOf(options)),
      (options) => taskOf(options),
    ),
    downloadFile: offer('downloadFile', async ({ fileID }: CloudCallbacks & { fileID: string }) => ({
      tempFilePath: await files.download(fileID),
      statusCode: 200,
    })),
    getTempFileURL: offer(
      'getTempFileURL',
      async ({ fileList }: CloudCallbacks & { fileList: (string | { fileID: string })[] }) => {
        if (fileList.length > 50) throw new CloudFailure(-502001, 'param fileList exceed limit of 50');
        return { fileList: await files.temporaryUrls(fileList.map((f) => (typeof f === 'string' ? f : f.fileID))) };
      },
    ),
    deleteFile: offer('deleteFile', async ({ fileList }: CloudCallbacks & { fileList: string[] }) => ({
      // What our storage rules answer a client: only functions may delete.
      fileList: fileList.map((fileID) => ({ fileID, status: -503003, errMsg: 'storage permission denied' })),
    })),
    database: () => deniedDatabase(),
  };
  return { cloud: naming(cloud, 'wx.cloud') };
}

async function callFunction({ apiBase, openid, fetch }: CloudSettings, { name, data }: CloudFunctionOptions) {
  if (!name) throw new CloudFailure(-1, 'parameter.name should be string instead of undefined');
  const requestID = crypto.randomUUID();
  const response = await reach(
    fetch(`${apiBase}/invoke/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openid': openid(), 'x-request-id': requestID },
      body: JSON.stringify(data ?? {}),
    }),
  );
  const answer = (await response.json().catch(() => undefined)) as
    | { result?: unknown; error?: { code?: string; message?: string } }
    | undefined;
  if (!answer) {
    throw new CloudFailure(-404011, `cloud function execution error | errMsg: HTTP ${response.status}`);
  }
  if (answer.error) throw functionFailure(response.status, answer.error);
  return { result: answer.result, requestID };
}

/** The three ways a function fails, in the codes of WeChat's error table. */
function functionFailure(status: number, error: { code?: string; message?: string }): CloudFailure {
  const message = error.message ?? '';
  if (status === 404 || /NOT_FOUND|NOT_EXIST/.test(error.code ?? '')) {
    return new CloudFailure(-501000, `FunctionName parameter could not be found | errMsg: ${message}`);
  }
  if (/TIME(D_)?_?OUT|TIME_LIMIT/i.test(error.code ?? '')) {
    return new CloudFailure(-504003, `functions time limit exceeded | errMsg: ${message}`);
  }
  return new CloudFailure(-504002, `functions execute fail | errMsg: ${message}`);
}

function named(name: string, error: unknown): CloudFailure {
  if (error instanceof CloudFailure) {
    const isPlain = error.errCode === -1;
    const text = isPlain ? error.errMsg : `Error: errCode: ${error.errCode} ${error.errMsg}`;
    return new CloudFailure(error.errCode, `cloud.${name}:fail ${text}`);
  }
  const text = error instanceof ApiFail ? error.reason : error instanceof Error ? error.message : String(error);
  return new CloudFailure(-1, `cloud.${name}:fail ${text}`);
}

const tasks = new WeakMap<object, UploadTask>();

function taskOf(options: object): UploadTask {
  const task = tasks.get(options) ?? new UploadTask();
  tasks.set(options, task);
  return task;
}
