import { objectTo } from '../../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../../services/cloud';
import { dropDraft, readDraft, saveDraft } from '../../../../stores/drafts';

/** Kept until it was sent; the request id with it, so that a repeated try is the same objection. */
interface Draft {
  text: string;
  requestId: string;
}

/** Objecting to a public notice in one's own words. Tells `sent`, `refused` {message} and `close`. */
Component({
  properties: {
    shown: Boolean,
    /** The notice's id. */
    notice: String,
  },
  data: {
    text: '',
    textProblem: '',
    failure: '',
    sending: false,
  },
  observers: {
    shown(shown: boolean) {
      if (shown) this.setData({ text: this.draft().text, textProblem: '', failure: '' });
    },
  },
  methods: {
    form() {
      return `object:${this.data.notice}`;
    },

    draft(): Draft {
      return readDraft<Draft>(this.form()) ?? { text: '', requestId: newRequestId() };
    },

    handleText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      saveDraft(this.form(), { ...this.draft(), text: event.detail.value });
      if (this.data.textProblem) this.setData({ textProblem: '' });
    },

    handleClose() {
      if (!this.data.sending) this.triggerEvent('close');
    },

    async handleSend() {
      if (this.data.sending) return;
      const { text, requestId } = this.draft();
      if (text.trim() === '') {
        this.setData({ textProblem: '请写几句：哪里不对，您怎么知道的' });
        return;
      }
      this.setData({ sending: true, failure: '' });
      try {
        await objectTo(this.data.notice, text.trim(), requestId);
        dropDraft(this.form());
        this.triggerEvent('sent');
      } catch (error) {
        this.fail(error);
      } finally {
        this.setData({ sending: false });
      }
    },

    fail(error: unknown) {
      const message = messageOf(error);
      if (error instanceof CloudError && ['CASE_CHANGED', 'FORBIDDEN', 'NOT_FOUND'].includes(error.code)) {
        this.triggerEvent('refused', { message });
      } else if (error instanceof CloudError && error.details['field'] === 'text') {
        this.setData({ textProblem: message });
      } else this.setData({ failure: message });
    },
  },
});
