/**
 * A sheet that comes up from below over the page: a question, a short form. It closes by its ✕ or a tap beside it,
 * telling `close`; the page sets `shown`. What is typed inside stays as long as the page keeps it. `gone` is told when
 * it has left the screen: until then its content is still seen.
 *
 *   <sheet shown="{{asking}}" title="没解决" bind:close="handleClose"> … </sheet>
 *
 * The ✕ is ours and not van-popup's, which screen readers have no name for.
 */
Component({
  properties: {
    shown: Boolean,
    title: String,
  },
  data: {
    /** From opening until it has left the screen. */
    present: false,
  },
  observers: {
    shown(shown: boolean) {
      if (shown && !this.data.present) this.setData({ present: true });
    },
  },
  methods: {
    handleClose() {
      this.triggerEvent('close');
    },

    /**
     * Opened again while it was leaving, a van-popup stays off screen with its overlay still catching every tap
     * (1.11.7): a new one takes its place.
     */
    handleGone() {
      this.setData({ present: false });
      if (this.data.shown) this.setData({ present: true });
      else this.triggerEvent('gone');
    },

    /** Keeps the page behind from scrolling under a finger on the sheet's head. */
    handleNothing() {},
  },
});
