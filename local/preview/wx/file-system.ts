import { ApiFail, api } from './api';
import { bufferOf, decodeBytes, encodeText } from './bytes';
import { extensionOf, type FileStore, isSavedPath, isWritable, type StoredFile, USER_DATA_PATH } from './file-store';

type Arguments = Record<string, unknown>;

/** One operation of the file system, offered as `name({…, success})` and as `nameSync(…)`. */
interface Operation {
  /** Option names in the order the synchronous form takes them. */
  parameters: string[];
  run(options: Arguments): unknown;
  /** The field of the asynchronous answer that carries the value; without it nothing is answered. */
  field?: string;
}

/** `wx.getFileSystemManager()` over the phone's file store. */
export function fileSystemApi(files: FileStore) {
  const manager: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries(operations(files))) {
    manager[name] = api<Arguments>(name, (options) => {
      const value = operation.run(options);
      return operation.field ? { [operation.field]: value } : (value as object | undefined);
    });
    manager[`${name}Sync`] = (...values: unknown[]) => {
      const options = Object.fromEntries(operation.parameters.map((parameter, index) => [parameter, values[index]]));
      try {
        return operation.run(options);
      } catch (error) {
        if (error instanceof ApiFail) throw Object.assign(new Error(`${name}Sync:fail ${error.reason}`), error.extra);
        throw error;
      }
    };
  }
  return { getFileSystemManager: () => manager };
}

function operations(files: FileStore): Record<string, Operation> {
  const folders = new Set<string>([USER_DATA_PATH]);

  const need = (path: unknown, verb: string): StoredFile => {
    const file = files.get(String(path));
    if (!file) throw notThere(path, verb);
    return file;
  };
  const write = (path: unknown, bytes: Uint8Array, verb: string) => {
    const target = String(path);
    if (!isWritable(target)) throw new ApiFail(`permission denied, ${verb} ${target}`, { errno: 1300013 });
    const folder = target.slice(0, target.lastIndexOf('/'));
    if (!isFolder(folder)) throw notThere(target, verb);
    files.put(target, bytes);
  };
  /** A folder exists when it was made, or when a file kept from an earlier session lies in it. */
  const isFolder = (path: string) =>
    folders.has(path) || files.paths().some((file) => isWritable(file) && file.startsWith(`${path}/`));
  const children = (path: string) =>
    [...new Set([...folders, ...files.paths()].filter((entry) => entry.startsWith(`${path}/`)))]
      .map((entry) => entry.slice(path.length + 1).split('/')[0] ?? '')
      .filter((entry, index, all) => entry !== '' && all.indexOf(entry) === index);

  return {
    access: {
      parameters: ['path'],
      run: ({ path }) => {
        if (!files.get(String(path)) && !isFolder(String(path))) throw notThere(path, 'access');
        return undefined;
      },
    },
    readFile: {
      parameters: ['filePath', 'encoding', 'position', 'length'],
      field: 'data',
      run: ({ filePath, encoding, position, length }) => {
        const { bytes } = need(filePath, 'open');
        const start = Number(position ?? 0);
        const part = bytes.subarray(start, length === undefined ? undefined : start + Number(length));
        return encoding === undefined ? bufferOf(part) : decodeBytes(part, String(encoding));
      },
    },
    writeFile: {
      parameters: ['filePath', 'data', 'encoding'],
      run: ({ filePath, data, encoding }) => write(filePath, bytesOf(data, encoding), 'open'),
    },
    appendFile: {
      parameters: ['filePath', 'data', 'encoding'],
      run: ({ filePath, data, encoding }) =>
        write(filePath, joined(need(filePath, 'open').bytes, bytesOf(data, encoding)), 'open'),
    },
    copyFile: {
      parameters: ['srcPath', 'destPath'],
      run: ({ srcPath, destPath }) => write(destPath, need(srcPath, 'copyFile').bytes, 'copyFile'),
    },
    rename: {
      parameters: ['oldPath', 'newPath'],
      run: ({ oldPath, newPath }) => {
        write(newPath, need(oldPath, 'rename').bytes, 'rename');
        files.delete(String(oldPath));
      },
    },
    unlink: {
      parameters: ['filePath'],
      run: ({ filePath }) => {
        need(filePath, 'unlink');
        files.delete(String(filePath));
      },
    },
    saveFile: {
      parameters: ['tempFilePath', 'filePath'],
      field: 'savedFilePath',
      run: ({ tempFilePath, filePath }) => {
        const file = need(tempFilePath, 'open');
        const target = filePath === undefined ? files.freshSavedPath(extensionOf(String(tempFilePath))) : filePath;
        if (filePath === undefined) files.put(String(target), file.bytes, file.type);
        else write(target, file.bytes, 'open');
        files.delete(String(tempFilePath));
        return target;
      },
    },
    removeSavedFile: {
      parameters: ['filePath'],
      run: ({ filePath }) => {
        need(filePath, 'unlink');
        files.delete(String(filePath));
      },
    },
    getSavedFileList: {
      parameters: [],
      field: 'fileList',
      run: () =>
        files
          .paths()
          .filter(isSavedPath)
          .map((filePath) => {
            const file = need(filePath, 'open');
            return { filePath, size: file.bytes.length, createTime: Math.floor(file.modifiedAt / 1000) };
          }),
    },
    getFileInfo: {
      parameters: ['filePath'],
      run: ({ filePath }) => ({ size: need(filePath, 'open').bytes.length }),
    },
    stat: {
      parameters: ['path'],
      field: 'stats',
      run: ({ path }) => {
        const file = files.get(String(path));
        if (!file && !isFolder(String(path))) throw notThere(path, 'stat');
        return stats(file);
      },
    },
    mkdir: {
      parameters: ['dirPath', 'recursive'],
      run: ({ dirPath, recursive }) => {
        const path = String(dirPath);
        if (!isWritable(path)) throw new ApiFail(`permission denied, mkdir ${path}`, { errno: 1300013 });
        if (isFolder(path)) throw new ApiFail(`file already exists ${path}`, { errno: 1301005 });
        const parent = path.slice(0, path.lastIndexOf('/'));
        if (!recursive && !isFolder(parent)) throw notThere(path, 'mkdir');
        for (let end = path.length; end > USER_DATA_PATH.length; end = path.lastIndexOf('/', end - 1)) {
          folders.add(path.slice(0, end));
        }
      },
    },
    readdir: {
      parameters: ['dirPath'],
      field: 'files',
      run: ({ dirPath }) => {
        if (!isFolder(String(dirPath))) throw notThere(dirPath, 'readdir');
        return children(String(dirPath));
      },
    },
    rmdir: {
      parameters: ['dirPath', 'recursive'],
      run: ({ dirPath, recursive }) => {
        const path = String(dirPath);
        if (!isFolder(path)) throw notThere(path, 'rmdir');
        if (!recursive && children(path).length > 0) {
          throw new ApiFail(`directory not empty ${path}`, { errno: 1300066 });
        }
        for (const file of files.paths()) if (file.startsWith(`${path}/`)) files.delete(file);
        for (const folder of [...folders]) {
          if (folder === path || folder.startsWith(`${path}/`)) folders.delete(folder);
        }
      },
    },
  };
}

const notThere = (path: unknown, verb: string) =>
  new ApiFail(`no such file or directory, ${verb} ${String(path)}`, { errno: 1300002 });

function bytesOf(data: unknown, encoding: unknown): Uint8Array {
  if (typeof data === 'string') return encodeText(data, String(encoding ?? 'utf8'));
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  throw new ApiFail('parameter error: parameter.data should be String or ArrayBuffer');
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function stats(file: StoredFile | undefined) {
  const seconds = Math.floor((file?.modifiedAt ?? 0) / 1000);
  return {
    mode: file ? 33206 : 16822,
    size: file?.bytes.length ?? 0,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isDirectory: () => !file,
    isFile: () => Boolean(file),
  };
}
