import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { edit, openSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';
import type { Category } from '../types';

type Guide = NonNullable<Category['guide']>;

const blank: Guide = { who: '', where: '', howLong: '', cost: '', steps: [], phone: '' };

/** How residents are told to do one matter (办事指南): part of its category, kept at every key and saved by the bar. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    name: '',
    offered: false,
    // as restored; what is typed since is in the settings' draft
    guide: blank,
    steps: '',
  },

  town: '',
  code: '',
  /** What was written before it was switched off. */
  before: blank,

  onLoad({ town = '', code = '' }: { town?: string; code?: string }) {
    this.town = town;
    this.code = code;
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

  category(): Category | undefined {
    return shownSettings().categories.find(({ code }) => code === this.code);
  },

  show() {
    const category = this.category();
    if (!category) {
      // A new category has its own code once it is saved; one that was never named is nothing yet.
      wx.navigateBack();
      return;
    }
    const guide = category.guide ?? blank;
    this.before = guide;
    this.setData(
      {
        state: 'ready',
        name: category.name,
        offered: Boolean(category.guide),
        guide,
        steps: guide.steps.join('\n'),
      },
      () => refreshBar(this),
    );
  },

  /** The fields hold what was typed, which our data does not know: they are made anew. */
  renew() {
    this.setData({ state: 'loading' }, () => this.show());
  },

  put(guide: Guide | null) {
    const category = this.category();
    if (!category) return;
    edit((draft) => ({ categories: { ...draft.categories, [this.code]: { ...category, guide } } }));
    refreshBar(this);
  },

  handleOffered(event: WechatMiniprogram.SwitchChange) {
    const offered = event.detail.value;
    this.before = this.category()?.guide ?? this.before;
    this.put(offered ? this.before : null);
    this.setData({ offered, guide: this.before, steps: this.before.steps.join('\n') });
  },

  handleWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = event.currentTarget.dataset['field'] as Exclude<keyof Guide, 'steps'>;
    this.put({ ...(this.category()?.guide ?? blank), [field]: event.detail.value.trim() });
  },

  handleSteps(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const steps = event.detail.value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    this.put({ ...(this.category()?.guide ?? blank), steps });
  },
});
