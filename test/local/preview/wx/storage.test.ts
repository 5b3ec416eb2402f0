import { storageApi, type TextStore } from '../../../../local/preview/wx/storage';

/** A localStorage of its own for each test. */
function memoryStore(): TextStore {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
}

describe('wx.setStorage and its family', () => {
  it('gives back what was stored, with its type', async () => {
    const wx = storageApi(() => 'li:', memoryStore());
    wx.setStorageSync('draft', { title: '路灯不亮', photos: ['a'] });
    wx.setStorageSync('at', new Date(1000));
    expect(wx.getStorageSync('draft')).toEqual({ title: '路灯不亮', photos: ['a'] });
    expect(wx.getStorageSync('at')).toEqual(new Date(1000));
    expect(await wx.getStorage({ key: 'draft' })).toEqual({
      errMsg: 'getStorage:ok',
      data: { title: '路灯不亮', photos: ['a'] },
    });
  });

  it('reads a missing key as an empty text, or fails in the asynchronous form', async () => {
    const wx = storageApi(() => 'li:', memoryStore());
    expect(wx.getStorageSync('nothing')).toBe('');
    await expect(wx.getStorage({ key: 'nothing' })).rejects.toEqual({ errMsg: 'getStorage:fail data not found' });
  });

  it('keeps the storage of two people apart', () => {
    const store = memoryStore();
    let person = 'li:';
    const wx = storageApi(() => person, store);
    wx.setStorageSync('role', 'resident');
    person = 'wang:';
    expect(wx.getStorageSync('role')).toBe('');
    wx.setStorageSync('role', 'officer');
    wx.clearStorageSync();
    person = 'li:';
    expect(wx.getStorageSync('role')).toBe('resident');
  });

  it('refuses more than 1 MB in a key and more than 10 MB in all', async () => {
    const wx = storageApi(() => 'li:', memoryStore());
    const megabyte = 'a'.repeat(1024 * 1024 - 100);
    await expect(wx.setStorage({ key: 'big', data: megabyte + megabyte })).rejects.toEqual({
      errMsg: 'setStorage:fail entry size limit reached',
    });
    for (let index = 0; index < 10; index += 1) wx.setStorageSync(`part${index}`, megabyte);
    expect(() => wx.setStorageSync('last', megabyte)).toThrow('setStorageSync:fail exceed storage max size 10Mb');
    expect(wx.getStorageInfoSync()).toMatchObject({ limitSize: 10240, currentSize: 10240 });
  });

  it('writing a key again does not count it twice', () => {
    const wx = storageApi(() => 'li:', memoryStore());
    const megabyte = 'a'.repeat(1024 * 1024 - 100);
    for (let index = 0; index < 10; index += 1) wx.setStorageSync(`part${index}`, megabyte);
    wx.setStorageSync('part0', megabyte);
    wx.removeStorageSync('part0');
    expect(wx.getStorageInfoSync().keys).not.toContain('part0');
  });
});
