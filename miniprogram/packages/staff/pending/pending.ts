import { largeText } from '../../../behaviors/large-text';
import type { Entry } from '../../../services/pending/entry';
import {
  giveUpPending,
  isSending,
  listPending,
  onPendingChange,
  retryPending,
  wakePending,
} from '../../../services/pending/pending';
import { isAlmostFull } from '../../../services/pending/room';
import { readDraft, saveDraft } from '../../../stores/drafts';
import { recall } from '../../../stores/storage';
import { type Conflict, conflictOf, type WaitingRow, waitingRowOf } from './rows';

/** 待上传: what was done without a signal. What the server refused stands first, with both sides and what can be done. */
Page({
  behaviors: [largeText],

  data: {
    conflicts: [] as Conflict[],
    waiting: [] as WaitingRow[],
    full: false,
    uploading: false,
    said: '',
  },

  stopListening: () => undefined as unknown,

  onShow() {
    this.draw();
    this.stopListening = onPendingChange(() => this.draw());
  },

  onHide() {
    this.stopListening();
  },

  onUnload() {
    this.stopListening();
  },

  draw() {
    const entries = listPending();
    const me = recall('staff')?.id ?? '';
    this.setData({
      conflicts: entries.filter(({ refusal }) => refusal).map(conflictOf),
      waiting: entries
        .filter(({ refusal }) => !refusal)
        .map((entry) => waitingRowOf(entry, entries, { isSending: isSending(entry), isMine: entry.person === me })),
      full: isAlmostFull(),
    });
  },

  async handleUpload() {
    if (this.data.uploading) return;
    this.setData({ uploading: true, said: '' });
    await wakePending();
    const left = listPending().filter(({ refusal }) => !refusal).length;
    this.setData({ uploading: false, said: left > 0 ? '还没有传上去，有信号就自动上传' : '' });
  },

  handleRetry(event: WechatMiniprogram.TouchEvent) {
    retryPending(String(event.currentTarget.dataset['id']));
  },

  async handleGiveUp(event: WechatMiniprogram.TouchEvent) {
    const entry = this.entryOf(event);
    if (!entry) return;
    const { confirm } = await wx.showModal({
      title: '放弃这一步？',
      content: `「${entry.words}」和其中的照片将从手机里删除，不再上传。`,
      confirmText: '放弃',
      cancelText: '留着',
    });
    if (confirm) giveUpPending(entry.id);
  },

  /** The form is there again with what was typed before the entry is gone. What was typed there since is not written over unasked. */
  async handleEdit(event: WechatMiniprogram.TouchEvent) {
    const entry = this.entryOf(event);
    if (!entry?.form) return;
    if (readDraft(entry.form.key) && !(await mayReplaceDraft())) return;
    saveDraft(entry.form.key, entry.form.draft);
    giveUpPending(entry.id, true);
    wx.navigateTo({ url: entry.form.url });
  },

  handleOpen(event: WechatMiniprogram.TouchEvent) {
    const entry = this.entryOf(event);
    if (entry) wx.navigateTo({ url: `/packages/staff/case/case?id=${entry.subject}` });
  },

  entryOf(event: WechatMiniprogram.TouchEvent): Entry | undefined {
    const id = String(event.currentTarget.dataset['id']);
    return listPending().find((entry) => entry.id === id);
  },
});

async function mayReplaceDraft(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: '表单里还有没提交的内容',
    content: '后来在同一张表单里写过别的，还没有提交。换成这一份，后来写的就没有了。',
    confirmText: '换成这份',
    cancelText: '先不换',
  });
  return confirm;
}
