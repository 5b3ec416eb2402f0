import { largeText } from '../../../behaviors/large-text';
import {
  getPerson,
  leave,
  listSuccessors,
  type Person,
  type PostCandidates,
  setStandIn,
} from '../../../services/account';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { dateAt, dateText, daysAfter } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';

/** What was chosen and written and is not done yet. */
interface Draft {
  from: string;
  /** The day they are back; '' when they leave for good. */
  to: string;
  /** Person ids by place. */
  chosen: Record<string, string>;
  words: string;
  requestId: string;
}

/** A place with who could take it over, as the page draws it. */
interface PostRow extends PostCandidates {
  chosen: string;
  /** Nobody chosen, and the function said that somebody must be. */
  missing: boolean;
}

/**
 * Somebody leaves for good or goes on leave: from when, and for each of their places who takes over. Who could is offered
 * first; what would leave a place without anybody is refused, and the place is marked.
 */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    isLeave: true,
    person: {} as Partial<Person>,
    today: '',
    from: '',
    fromText: '',
    to: '',
    toText: '',
    posts: [] as PostRow[],
    words: '',
    sending: false,
    failure: '',
  },

  id: '',
  draft: {} as Draft,

  onLoad({ id = '', why = 'leave' }: { id?: string; why?: string }) {
    this.id = id;
    const isLeave = why === 'leave';
    const today = dateAt(Date.now());
    const fresh = { from: daysAfter(today, 1), to: isLeave ? '' : daysAfter(today, 2), chosen: {}, words: '' };
    const kept = readDraft<Draft>(this.form(isLeave));
    this.draft = kept && kept.from >= today ? kept : { ...fresh, requestId: newRequestId() };
    this.setData({ isLeave, today, words: this.draft.words });
    void this.load();
  },

  form(isLeave: boolean): string {
    return `${isLeave ? 'leave' : 'away'}:${this.id}`;
  },

  async load() {
    try {
      const person = await getPerson(this.id);
      const title = this.data.isLeave ? `${person.name}离岗` : person.isSelf ? '我要请假' : `${person.name}休假`;
      wx.setNavigationBarTitle({ title });
      this.setData({ person });
      await this.loadPosts();
      this.setData({ state: 'ready' });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  async loadPosts() {
    const { from } = this.draft;
    const { posts } = await listSuccessors(this.id, from, this.data.isLeave ? 'leave' : 'away');
    // Another day was chosen meanwhile.
    if (from === this.draft.from) this.show(posts);
  },

  show(posts: readonly PostCandidates[], missing: readonly string[] = []) {
    const { from, to, chosen } = this.draft;
    this.setData({
      from,
      to,
      fromText: dateText(from),
      toText: dateText(to),
      posts: posts.map((post) => {
        const known = post.candidates.some(({ personId }) => personId === chosen[post.scope]);
        return { ...post, chosen: known ? (chosen[post.scope] ?? '') : '', missing: missing.includes(post.scope) };
      }),
    });
  },

  /** Another content is another try. */
  keep(changes: Partial<Draft>) {
    this.draft = { ...this.draft, ...changes, requestId: newRequestId() };
    saveDraft(this.form(this.data.isLeave), this.draft);
  },

  async handleFrom(event: WechatMiniprogram.PickerChange) {
    const from = String(event.detail.value);
    const { to } = this.draft;
    this.keep({ from, to: to && to <= from ? daysAfter(from, 1) : to });
    this.show(this.data.posts);
    try {
      await this.loadPosts();
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    }
  },

  handleTo(event: WechatMiniprogram.PickerChange) {
    this.keep({ to: String(event.detail.value) });
    this.show(this.data.posts);
  },

  handleCandidate(event: WechatMiniprogram.TouchEvent) {
    const { scope, id } = event.currentTarget.dataset as { scope: string; id: string };
    const chosen = { ...this.draft.chosen, [scope]: this.draft.chosen[scope] === id ? '' : id };
    this.keep({ chosen });
    this.setData({ failure: '' });
    this.show(this.data.posts);
  },

  handleWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ words: event.detail.value });
  },

  async handleSend() {
    if (this.data.sending) return;
    const { isLeave, person } = this.data;
    if (isLeave) {
      const { confirm } = await wx.showModal({
        title: `${person.name}${dateText(this.draft.from)}离岗？`,
        content: '角色到那天结束，微信解除绑定；办件留在网格，由接手的人办',
        confirmText: '确定',
      });
      if (!confirm) return;
    }
    this.setData({ sending: true, failure: '' });
    try {
      await this.send();
      dropDraft(this.form(isLeave));
      wx.showToast({ title: isLeave ? '已办理' : '已安排', icon: 'success' });
      setTimeout(() => wx.navigateBack(), 600);
    } catch (error) {
      this.fail(error);
    } finally {
      this.setData({ sending: false });
    }
  },

  async send() {
    const { from, to, words, requestId } = this.draft;
    const takers = this.data.posts.flatMap(({ scope, chosen }) => (chosen ? [{ scope, personId: chosen }] : []));
    const facts = { personId: this.id, edition: this.data.person.edition ?? 0, words };
    if (this.data.isLeave) await leave({ ...facts, on: from, successors: takers }, requestId);
    else await setStandIn({ ...facts, from, to, standIns: takers }, requestId);
  },

  fail(error: unknown) {
    this.setData({ failure: messageOf(error) });
    if (!(error instanceof CloudError) || error.code === 'OFFLINE') return;
    this.draft.requestId = newRequestId();
    if (error.code === 'NO_SUCCESSOR') {
      const refused = (error.details['posts'] ?? []) as PostCandidates[];
      const missing = refused.map(({ scope }) => scope);
      const others = this.data.posts.filter(({ scope }) => !missing.includes(scope));
      this.show([...refused, ...others], missing);
    }
    // What was chosen stays; the next try is judged by what is true now.
    if (error.code === 'PERSON_CHANGED') void this.load();
  },
});
