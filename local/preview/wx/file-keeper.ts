import type { FileKeeper, StoredFile } from './file-store';

const STORE = 'files';

/** Saved files in the browser's IndexedDB, one database for each person. */
export function indexedDbKeeper(openid: string): FileKeeper {
  const opened = open(`wx-files:${openid}`);

  const write = (run: (store: IDBObjectStore) => void) => {
    opened.then(
      (database) => run(database.transaction(STORE, 'readwrite').objectStore(STORE)),
      (error: unknown) => console.warn('a saved file will not outlive a reload', error),
    );
  };

  return {
    async load() {
      const store = (await opened).transaction(STORE).objectStore(STORE);
      const [keys, values] = await Promise.all([finish(store.getAllKeys()), finish(store.getAll())]);
      return keys.map((key, index) => [String(key), values[index] as StoredFile]);
    },
    put: (path, file) => write((store) => store.put(file, path)),
    delete: (path) => write((store) => store.delete(path)),
  };
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return finish(request);
}

function finish<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
