import { largeText } from '../../../behaviors/large-text';
import { getLetter, type LetterView } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';

/** The letter to each household (一封信) of a grid, as it would be printed today, with its officer to call. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    letter: {} as LetterView,
  },

  grid: '',

  onLoad({ grid = '' }: { grid?: string }) {
    this.grid = grid;
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.setData({ state: 'ready', stale: false, letter: await getLetter(this.grid) });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  goToSubmit() {
    wx.navigateTo({ url: `/packages/resident/submit/submit?grid=${this.grid}` });
  },

  onShareAppMessage() {
    return {
      title: this.data.letter.title || '致居民的一封信',
      path: `/packages/public/letter/letter?grid=${this.grid}`,
    };
  },
});
