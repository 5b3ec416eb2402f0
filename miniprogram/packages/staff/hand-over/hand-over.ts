import { largeText } from '../../../behaviors/large-text';
import { writeHandOver } from '../../../services/account';
import { messageOf, newRequestId } from '../../../services/cloud';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';

/** What is typed, and the request it goes up under until an answer came. */
interface NoteDraft {
  text: string;
  requestId: string;
}

/** A hand-over note of a place (`?scope=&name=`) for who stands in or comes back. What is typed stays until it is sent. */
Page({
  behaviors: [largeText],

  data: {
    name: '',
    text: '',
    problem: '',
    busy: false,
    failure: '',
  },

  scope: '',
  draft: { text: '', requestId: '' } as NoteDraft,

  onLoad({ scope = '', name = '' }: { scope?: string; name?: string }) {
    this.scope = scope;
    this.draft = readDraft<NoteDraft>(this.form()) ?? { text: '', requestId: newRequestId() };
    this.setData({ name: decodeURIComponent(name), text: this.draft.text });
  },

  form(): string {
    return `handOver:${this.scope}`;
  },

  /** Other words are another request. */
  handleText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.draft = { text: detail.value, requestId: newRequestId() };
    saveDraft(this.form(), this.draft);
    if (this.data.problem) this.setData({ problem: '' });
  },

  async handleSend() {
    if (this.data.busy) return;
    const text = this.draft.text.trim();
    if (text === '') {
      this.setData({ problem: '请写一句要交接的事' });
      return;
    }
    this.setData({ busy: true, failure: '' });
    try {
      const { readers } = await writeHandOver(this.scope, text, this.draft.requestId);
      dropDraft(this.form());
      wx.navigateBack();
      wx.showToast({ title: `已交给${readers.join('、')}`, icon: 'none' });
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ busy: false });
    }
  },
});
