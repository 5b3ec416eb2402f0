import { getCard, type ShownCard, withoutMap } from '../../../../services/grid';
import { failureOf, type LoadState } from '../../../../services/load-state';

/**
 * The card of a grid over the atlas: who is responsible, how to call, and the way to report something there.
 *
 *   <grid-sheet code="{{code}}" name="{{name}}" shown="{{shown}}" bind:close="handleClose" />
 */
Component({
  properties: {
    code: String,
    name: String,
    shown: Boolean,
  },
  data: {
    state: 'loading' as LoadState,
    problem: '',
    card: {} as ShownCard,
  },
  observers: {
    code() {
      void this.load();
    },
    shown(shown: boolean) {
      // Opened again on the same grid after a failure.
      if (shown && (this.data.state === 'error' || this.data.state === 'offline')) void this.load();
    },
  },
  methods: {
    async load() {
      const { code } = this.data;
      if (!code) return;
      this.setData({ state: 'loading' });
      try {
        const card = withoutMap(await getCard(code));
        if (code === this.data.code) this.setData({ state: 'ready', card });
      } catch (error) {
        if (code === this.data.code) this.setData(failureOf(error));
      }
    },

    handleRetry() {
      void this.load();
    },

    handleClose() {
      this.triggerEvent('close');
    },

    goToSubmit() {
      wx.navigateTo({ url: `/packages/resident/submit/submit?grid=${this.data.code}` });
    },
  },
});
