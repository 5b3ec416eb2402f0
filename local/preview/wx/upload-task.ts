/** What `uploadFile` returns with callbacks: it tells the progress and can stop the upload. */
export class UploadTask {
  readonly controller = new AbortController();
  private readonly watchers = new Set<(progress: UploadProgress) => void>();

  abort(): void {
    this.controller.abort();
  }
  onProgressUpdate(watcher: (progress: UploadProgress) => void): void {
    this.watchers.add(watcher);
  }
  offProgressUpdate(watcher: (progress: UploadProgress) => void): void {
    this.watchers.delete(watcher);
  }
  report(progress: UploadProgress): void {
    for (const watcher of this.watchers) watcher(progress);
  }
}

export interface UploadProgress {
  /** 0 to 100. */
  progress: number;
  totalBytesSent: number;
  totalBytesExpectedToSend: number;
}
