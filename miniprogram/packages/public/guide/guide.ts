import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { callPhone } from '../../../services/phone';
import { type GuideView, getGuide } from '../../../services/publicity';

/** How one matter is done: who may, what to bring, where, how long, what it costs, step by step. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    guide: {} as GuideView,
  },

  place: '',
  category: '',

  onLoad({ place = '', category = '' }: { place?: string; category?: string }) {
    this.place = place;
    this.category = category;
    void this.load();
  },

  async load() {
    try {
      this.setData({ state: 'ready', guide: await getGuide(this.place, this.category) });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  handleCall() {
    callPhone(this.data.guide.phone);
  },

  onShareAppMessage() {
    const path = `/packages/public/guide/guide?place=${this.place}&category=${this.category}`;
    return { title: `${this.data.guide.name ?? ''}办事指南`, path };
  },
});
