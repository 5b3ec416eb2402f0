import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { edit, openSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';

/** Sentences residents read, and the numbers of WeChat's message templates. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    // as restored; what is typed since is in the draft
    texts: { submitted: '', noticeBoard: '', letter: '', usefulNumbers: '' },
    templates: { caseProgress: '', deskWork: '' },
  },

  town: '',

  onLoad({ town = '' }: { town?: string }) {
    this.town = town;
    void this.load();
  },

  async load() {
    try {
      await openSettings(this.town);
      this.show();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  show() {
    const { texts, templates } = shownSettings();
    this.setData({ state: 'ready', texts, templates }, () => refreshBar(this));
  },

  /** The fields hold what was typed, which our data does not know: they are made anew. */
  renew() {
    this.setData({ state: 'loading' }, () => this.show());
  },

  handleText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const key = String(event.currentTarget.dataset['key']);
    edit((draft) => ({ texts: { ...draft.texts, [key]: event.detail.value } }));
    refreshBar(this);
  },

  handleTemplate(event: WechatMiniprogram.Input) {
    const key = String(event.currentTarget.dataset['key']);
    edit((draft) => ({ templates: { ...draft.templates, [key]: event.detail.value.trim() } }));
    refreshBar(this);
  },
});
