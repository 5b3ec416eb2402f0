/**
 * The files of one phone: temporary ones, kept until the page is reloaded, and those a mini program saved
 * (`wx.env.USER_DATA_PATH`, `saveFile`), which outlive a reload. Everything is held in memory, because
 * `readFileSync` cannot wait; saved files are also written to a keeper behind the scenes.
 */
export interface StoredFile {
  bytes: Uint8Array;
  type: string;
  /** Milliseconds since 1970. */
  modifiedAt: number;
}

/** Where saved files survive a reload. The browser gives IndexedDB, tests a map. */
export interface FileKeeper {
  load(): Promise<[path: string, file: StoredFile][]>;
  put(path: string, file: StoredFile): void;
  delete(path: string): void;
}

export const USER_DATA_PATH = 'wxfile://usr';
const TEMP = 'wxfile://tmp_';
const SAVED = 'wxfile://store_';

const MIME: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  json: 'application/json',
  txt: 'text/plain',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const extensionOf = (path: string): string => /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
export const mimeOf = (path: string): string => MIME[extensionOf(path)] ?? 'application/octet-stream';
const extensionFor = (type: string) => Object.keys(MIME).find((extension) => MIME[extension] === type) ?? '';

export class FileStore {
  private readonly files = new Map<string, StoredFile>();
  private readonly urls = new Map<string, string>();
  private counter = 0;

  constructor(private readonly keeper?: FileKeeper) {}

  /** Reads what earlier sessions saved. Until then only this session's files are there. */
  async load(): Promise<void> {
    for (const [path, file] of (await this.keeper?.load()) ?? []) {
      if (!this.files.has(path)) this.files.set(path, file);
    }
  }

  get(path: string): StoredFile | undefined {
    return this.files.get(path);
  }

  paths(): string[] {
    return [...this.files.keys()];
  }

  put(path: string, bytes: Uint8Array, type = mimeOf(path)): void {
    const file = { bytes, type, modifiedAt: Date.now() };
    this.forget(path);
    this.files.set(path, file);
    if (!path.startsWith(TEMP)) this.keeper?.put(path, file);
  }

  delete(path: string): void {
    this.forget(path);
    this.files.delete(path);
    if (!path.startsWith(TEMP)) this.keeper?.delete(path);
  }

  /** Keeps bytes under a new temporary path, `wxfile://tmp_….jpg`, and answers the path. */
  addTemp(bytes: Uint8Array, type: string, extension = extensionFor(type)): string {
    const path = this.fresh(TEMP, extension);
    this.put(path, bytes, type);
    return path;
  }

  freshSavedPath(extension: string): string {
    return this.fresh(SAVED, extension);
  }

  /** An address the browser can show the file by, or undefined for a path that is no file of this phone. */
  urlOf(path: string): string | undefined {
    const file = this.files.get(path);
    if (!file) return undefined;
    let url = this.urls.get(path);
    if (!url) {
      url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.type }));
      this.urls.set(path, url);
    }
    return url;
  }

  private fresh(prefix: string, extension: string): string {
    this.counter += 1;
    return `${prefix}${Date.now().toString(36)}${this.counter}${extension ? `.${extension}` : ''}`;
  }

  private forget(path: string): void {
    const url = this.urls.get(path);
    if (url) URL.revokeObjectURL(url);
    this.urls.delete(path);
  }
}

export const isSavedPath = (path: string): boolean => path.startsWith(SAVED);
/** Whether a mini program may write here. Elsewhere the phone answers "permission denied". */
export const isWritable = (path: string): boolean => path.startsWith(`${USER_DATA_PATH}/`) || path === USER_DATA_PATH;
