/**
 * 待上传 on this phone: the one store and the one sender of the app, over WeChat's storage and our wire.
 */
import { recall } from '../../stores/storage';
import { whoIsIt } from '../account';
import type { InputOf } from '../api';
import { getCase } from '../case';
import { CloudError, call } from '../cloud';
import { forgetPhoto, isKept, uploadPhoto } from '../photos';
import type { Done, Entry, Outcome } from './entry';
import { checkRoom } from './room';
import { PendingSender } from './sender';
import { PendingStore } from './store';

const store = new PendingStore({
  keys: () => wx.getStorageInfoSync().keys,
  get: (key) => wx.getStorageSync(key),
  set: (key, value) => wx.setStorageSync(key, value),
  remove: (key) => wx.removeStorageSync(key),
});

const sender = new PendingSender(store, {
  person: whoIsIt,
  upload: (path) => uploadPhoto(path),
  isKept,
  forget: forgetPhoto,
  send: ({ action, id }, input, doneAt) => call(action, input as InputOf<typeof action>, id, doneAt),
  async meanwhile({ action, subject, id }) {
    if (!action.startsWith('case.') || subject === id) return [];
    const { stateText, holder, timeline } = await getCase(subject);
    const [last] = timeline;
    return [
      `现在：${stateText}，由${[holder.name, holder.personName].filter(Boolean).join(' ')}办理`,
      ...(last ? [`${last.when} ${last.title}`, last.text].filter(Boolean) : []),
    ];
  },
  now: () => Date.now(),
  later: (milliseconds, run) => void setTimeout(run, milliseconds),
});

/** Once, when the app starts: what waits goes up then and whenever the network is back. */
export function startPending(): void {
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void sender.wake();
  });
  void sender.wake();
}

export const wakePending = (): Promise<void> => sender.wake();
export const listPending = (): readonly Entry[] => store.list();
export const pendingOn = (subject: string): Entry[] => store.list().filter((one) => one.subject === subject);
export const isSending = ({ id }: Entry): boolean => id === sender.sending;
export const onPendingChange = (listener: () => void): (() => void) => sender.onChange(listener);
export const retryPending = (id: string): void => sender.retry(id);
export const giveUpPending = (id: string, keepPhotos = false): void => sender.giveUp(id, keepPhotos);

/** Said where what was done waits on the phone. */
export const waitsWords = '已存在手机里，有信号就自动上传';

/**
 * Does something for a page that looks on: resolves to the answer, or to undefined where it waits on the phone. A refusal is
 * thrown and no longer kept, because the page has it all and shows it.
 */
export async function performHere<Output>(done: Done): Promise<Output | undefined> {
  const outcome = await perform(done);
  if (outcome.state === 'waiting') return undefined;
  if (outcome.state === 'sent') return outcome.output as Output;
  giveUpPending(outcome.entry.id, true);
  throw outcome.error;
}

/**
 * The only way a step of the staff leaves the phone: kept first, then sent. Resolves when it was answered or when it is
 * plain that it has to wait. Rejects with `STORAGE_FULL` when it could not be kept: the form stays as it is.
 */
export async function perform(done: Done): Promise<Outcome> {
  const entry = { ...done, person: recall('staff')?.id ?? (await whoIsIt()), at: Date.now() };
  checkRoom(entry);
  try {
    return await sender.perform(entry);
  } catch (error) {
    throw new CloudError('STORAGE_FULL', '手机存储写不进去，请清理手机空间后再提交，内容还在', {
      cause: String((error as { errMsg?: string }).errMsg ?? error),
    });
  }
}
