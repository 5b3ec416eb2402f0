import { largeText } from '../../../behaviors/large-text';
import { getCase } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { listNeighbours } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { waitsWords } from '../../../services/pending/pending';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { leaveTo } from '../leave';
import { performStep } from '../perform-step';
import { transferPhrases, withPhrase } from '../phrases';
import { folded, found, fullName, type Section, sectionsOf, type Target } from './targets';

/** What is kept until the step was answered. */
interface TransferDraft {
  reason: string;
  target: string;
  requestId: string;
}

const mostWords = 300;

/** To the grid that should have it, or up to a community's centre: choose where, say why, done. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    about: '',
    allowed: true,
    /** What happened meanwhile. */
    changed: '',
    // where to
    sections: [] as Section[],
    open: '',
    search: '',
    results: [] as Target[],
    chosen: null as Target | null,
    // why
    asking: false,
    phrases: transferPhrases,
    reason: '',
    reasonProblem: '',
    failure: '',
    sending: false,
  },

  id: '',
  all: [] as Section[],
  draft: {} as TransferDraft,

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.draft = { reason: '', target: '', requestId: newRequestId(), ...readDraft<TransferDraft>(this.form()) };
    this.setData({ reason: this.draft.reason });
    void this.load();
  },

  form(): string {
    return `staff:${this.id}:transfer`;
  },

  async load() {
    try {
      const view = await getCase(this.id);
      if (this.all.length === 0) {
        const { communities } = await listNeighbours(view.grid.community);
        this.all = sectionsOf(communities, view);
      }
      const open = this.data.open || view.grid.community;
      this.setData({
        state: 'ready',
        about: `${view.category.name}：${view.text}`,
        allowed: view.can.includes('transfer'),
        open,
        sections: folded(this.all, open),
      });
    } catch (error) {
      if (this.data.state !== 'ready') this.setData(failureOf(error));
    }
  },

  keep(changes: Partial<TransferDraft>) {
    Object.assign(this.draft, changes);
    saveDraft(this.form(), this.draft);
  },

  handleFold(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    const open = code === this.data.open ? '' : code;
    this.setData({ open, sections: folded(this.all, open) });
  },

  handleSearch(event: WechatMiniprogram.Input) {
    const search = event.detail.value;
    this.setData({ search, results: search.trim() ? found(this.all, search) : [] });
  },

  handleClearSearch() {
    this.setData({ search: '', results: [] });
  },

  handleChoose(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    const section = this.all.find((one) => one.targets.some((target) => target.code === code));
    const target = section?.targets.find((one) => one.code === code);
    if (!section || !target) return;
    // Another desk is another step, even when the try before got no answer.
    if (this.draft.target !== code) this.keep({ target: code, requestId: newRequestId() });
    this.setData({
      chosen: { ...target, name: fullName(section, target) },
      asking: true,
      reason: this.draft.reason,
      reasonProblem: '',
      failure: '',
    });
  },

  handleClose() {
    if (!this.data.sending) this.setData({ asking: false });
  },

  handleReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ reason: event.detail.value });
    if (this.data.reasonProblem) this.setData({ reasonProblem: '' });
  },

  handlePhrase(event: WechatMiniprogram.CustomEvent<{ phrase: string }>) {
    const reason = withPhrase(this.draft.reason, event.detail.phrase, mostWords);
    // The field holds what was typed, which our data does not know: say it first, so that the new words are a change.
    this.setData({ reason: this.draft.reason }, () => this.setData({ reason, reasonProblem: '' }));
    this.keep({ reason });
  },

  async handleSend() {
    const { chosen, sending } = this.data;
    const reason = this.draft.reason.trim();
    if (!chosen || sending) return;
    if (!reason) {
      this.setData({ reasonProblem: '请写明为什么转，居民也会看到' });
      return;
    }
    this.setData({ sending: true, failure: '' });
    try {
      this.keep({});
      const view = await performStep({
        action: 'case.transfer',
        input: { id: this.id, target: chosen.code, reason },
        id: this.draft.requestId,
        photos: [],
        subject: this.id,
        words: `转给${chosen.name}：${this.data.about}`.slice(0, 60),
        form: {
          url: `/packages/staff/transfer/transfer?id=${this.id}`,
          key: this.form(),
          draft: { ...this.draft, requestId: newRequestId() },
        },
      });
      dropDraft(this.form());
      leaveTo(view ? 'list' : 'case', this.id, view ? `已转给${chosen.name}` : waitsWords);
    } catch (error) {
      this.fail(error);
    } finally {
      this.setData({ sending: false });
    }
  },

  fail(error: unknown) {
    const answered = error instanceof CloudError && error.code !== 'OFFLINE';
    if (answered) this.keep({ requestId: newRequestId() });
    if (answered && error.code === 'CASE_CHANGED') {
      this.setData({ asking: false, changed: error.message });
      wx.pageScrollTo({ scrollTop: 0, duration: 200 });
      void this.load();
    } else if (answered && error.details['field'] === 'reason') this.setData({ reasonProblem: error.message });
    else this.setData({ failure: messageOf(error) });
  },

  goToCase() {
    leaveTo('case', this.id, '');
  },
});
