import { CloudFailure, reach } from './cloud-failure';
import { type FileStore, mimeOf } from './file-store';
import type { UploadTask } from './upload-task';

export interface TemporaryUrl {
  fileID: string;
  tempFileURL: string;
  /** 0 is fine; anything else is why there is no address. */
  status: number;
  errMsg: string;
}

/** Cloud storage as the phone sees it: uploads, temporary addresses, downloads. */
export class CloudFiles {
  private readonly addresses = new Map<string, Promise<string>>();

  constructor(
    private readonly settings: {
      apiBase: string;
      openid(): string;
      online(): boolean;
      files: FileStore;
      fetch: typeof fetch;
      /** The way through the phone's network, for what does not go by `fetch`. */
      underWay(): Promise<void>;
    },
  ) {}

  /** Sends a file of the phone to `cloudPath` and tells the task how far it is. */
  async upload({ cloudPath, filePath }: { cloudPath: string; filePath: string }, task: UploadTask) {
    const file = this.settings.files.get(filePath);
    if (!file) throw new CloudFailure(-1, `file not exists: ${filePath}`);
    if (!cloudPath || cloudPath.startsWith('/')) throw new CloudFailure(-503001, `invalid cloudPath "${cloudPath}"`);
    await reach(this.settings.underWay());
    return new Promise<{ fileID: string; statusCode: number }>((resolve, reject) => {
      // XMLHttpRequest and not fetch: only it tells how much has been sent.
      const request = new XMLHttpRequest();
      request.open('POST', `${this.settings.apiBase}/local/upload?path=${encodeURIComponent(cloudPath)}`);
      request.setRequestHeader('x-openid', this.settings.openid());
      request.setRequestHeader('content-type', file.type);
      request.upload.onprogress = ({ loaded, total }) => {
        const progress = total ? Math.round((loaded / total) * 100) : 100;
        task.report({ progress, totalBytesSent: loaded, totalBytesExpectedToSend: total });
      };
      request.onload = () => {
        if (request.status >= 400) {
          reject(new CloudFailure(-503001, `storage request fail | errMsg: ${request.responseText}`));
          return;
        }
        const { fileID } = JSON.parse(request.responseText) as { fileID: string };
        resolve({ fileID, statusCode: request.status });
      };
      request.onerror = () => reject(new CloudFailure(-1, 'request:fail'));
      request.onabort = () => reject(new CloudFailure(-1, 'abort'));
      task.controller.signal.addEventListener('abort', () => request.abort());
      request.send(new Uint8Array(file.bytes));
    });
  }

  async temporaryUrls(fileIDs: string[]): Promise<TemporaryUrl[]> {
    if (!this.settings.online()) throw new CloudFailure(-1, 'request:fail');
    const response = await reach(
      this.settings.fetch(`${this.settings.apiBase}/local/temp-urls`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-openid': this.settings.openid() },
        body: JSON.stringify({ fileIDs }),
      }),
    );
    if (!response.ok) throw new CloudFailure(-503001, `storage request fail | errMsg: HTTP ${response.status}`);
    const rows = (await response.json()) as { fileID: string; tempFileURL?: string; error?: string }[];
    return rows.map(({ fileID, tempFileURL, error }) => ({
      fileID,
      tempFileURL: tempFileURL ?? '',
      status: tempFileURL ? 0 : -503003,
      errMsg: tempFileURL ? 'ok' : (error ?? 'STORAGE_FILE_NONEXIST'),
    }));
  }

  async download(fileID: string): Promise<string> {
    const url = await this.addressOf(fileID);
    const response = await reach(this.settings.fetch(url));
    if (!response.ok) throw new CloudFailure(-503003, `storage file not exists | errMsg: HTTP ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return this.settings.files.addTemp(bytes, response.headers.get('content-type') ?? mimeOf(fileID));
  }

  /** The address of one `cloud://` file, asked once: a list of photos asks for each of them. */
  addressOf(fileID: string): Promise<string> {
    const known = this.addresses.get(fileID);
    if (known) return known;
    const asked = this.temporaryUrls([fileID]).then(([row]) => {
      if (row?.status !== 0) throw new CloudFailure(-503003, `storage file not exists | errMsg: ${fileID}`);
      return row.tempFileURL;
    });
    // A failure is not remembered: the file may be there a moment later, or the network back.
    asked.catch(() => this.addresses.delete(fileID));
    this.addresses.set(fileID, asked);
    return asked;
  }
}
