import { type FileKeeper, FileStore, type StoredFile, USER_DATA_PATH } from '../../../../local/preview/wx/file-store';
import { fileSystemApi } from '../../../../local/preview/wx/file-system';

type Manager = Record<string, (...values: unknown[]) => unknown>;
const managerOf = (files: FileStore) => fileSystemApi(files).getFileSystemManager() as Manager;

function memoryKeeper() {
  const map = new Map<string, StoredFile>();
  const keeper: FileKeeper = {
    load: async () => [...map],
    put: (path, file) => void map.set(path, file),
    delete: (path) => void map.delete(path),
  };
  return keeper;
}

describe('wx.getFileSystemManager', () => {
  it('writes and reads text and bytes', async () => {
    const fs = managerOf(new FileStore());
    await fs.writeFile?.({ filePath: `${USER_DATA_PATH}/a.txt`, data: '网格', encoding: 'utf8' });
    expect(fs.readFileSync?.(`${USER_DATA_PATH}/a.txt`, 'utf8')).toBe('网格');
    expect(fs.readFileSync?.(`${USER_DATA_PATH}/a.txt`, 'hex')).toBe('e7bd91e6a0bc');
    const answer = (await fs.readFile?.({ filePath: `${USER_DATA_PATH}/a.txt` })) as { data: ArrayBuffer };
    expect(answer.data.byteLength).toBe(6);
  });

  it('fails with the words of the phone', async () => {
    const fs = managerOf(new FileStore());
    await expect(fs.readFile?.({ filePath: `${USER_DATA_PATH}/none` })).rejects.toEqual({
      errMsg: `readFile:fail no such file or directory, open ${USER_DATA_PATH}/none`,
      errno: 1300002,
    });
    expect(() => fs.writeFileSync?.('/etc/passwd', 'x')).toThrow('writeFileSync:fail permission denied');
    expect(() => fs.accessSync?.(`${USER_DATA_PATH}/none`)).toThrow('accessSync:fail no such file or directory');
  });

  it('saved files outlive a reload, temporary ones do not', async () => {
    const keeper = memoryKeeper();
    const before = new FileStore(keeper);
    const temp = before.addTemp(new Uint8Array([1, 2, 3]), 'image/jpeg');
    expect(temp).toMatch(/^wxfile:\/\/tmp_.*\.jpg$/);
    const kept = before.addTemp(new Uint8Array([4]), 'image/png');
    const saved = managerOf(before).saveFileSync?.(kept) as string;

    const after = new FileStore(keeper);
    await after.load();
    expect(after.get(temp)).toBeUndefined();
    expect([...(after.get(saved)?.bytes ?? [])]).toEqual([4]);
  });

  it('makes, lists and removes folders', () => {
    const fs = managerOf(new FileStore());
    fs.mkdirSync?.(`${USER_DATA_PATH}/a/b`, true);
    fs.writeFileSync?.(`${USER_DATA_PATH}/a/b/c.txt`, 'c');
    expect(fs.readdirSync?.(`${USER_DATA_PATH}/a`)).toEqual(['b']);
    expect(() => fs.rmdirSync?.(`${USER_DATA_PATH}/a`)).toThrow('directory not empty');
    fs.rmdirSync?.(`${USER_DATA_PATH}/a`, true);
    expect(() => fs.statSync?.(`${USER_DATA_PATH}/a`)).toThrow('no such file or directory');
  });
});
