import { CloudError } from '../cloud';
import { countKept } from '../photos';
import type { Entry } from './entry';

/** WeChat's limit for one key, and what drafts and lists need of the whole. */
const keyLimitKb = 1024;
const spareKb = 256;
/** WeChat gives 200 MB of files; a photo as we keep it is half a megabyte at most. */
const mostPhotos = 380;
const warnAt = 0.8;

/** Throws `STORAGE_FULL` with a sentence where there is no room for one more. */
export function checkRoom(entry: Omit<Entry, 'seq'>): void {
  const needsKb = JSON.stringify(entry).length / 1024;
  const { currentSize, limitSize } = wx.getStorageInfoSync();
  const fits = needsKb < keyLimitKb && currentSize + needsKb + spareKb <= limitSize;
  if (fits && (entry.photos.length === 0 || countKept() <= mostPhotos)) return;
  throw new CloudError('STORAGE_FULL', '手机里待上传的内容满了，请到有信号的地方上传后再提交，填写的内容还在');
}

/** Whether four fifths of what WeChat gives are in use: 10 MB of texts or 200 MB of files. */
export function isAlmostFull(): boolean {
  const { currentSize, limitSize } = wx.getStorageInfoSync();
  return currentSize > limitSize * warnAt || countKept() > mostPhotos * warnAt;
}
