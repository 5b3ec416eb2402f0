/**
 * A sheet that comes up from below over the page: a question, a short form. It closes by its ✕ or a tap beside it,
 * telling `close`; the page sets `shown`. What is typed inside stays as long as the page keeps it.
 *
 *   <sheet shown="{{asking}}" title="没解决" bind:close="handleClose"> … </sheet>
 *
 * Our own and not van-popup: Vant's icons are a font fetched from a CDN at run time, which a phone with bad reception
 * never gets.
 */
Component({
  properties: {
    shown: Boolean,
    title: String,
  },
  methods: {
    handleClose() {
      this.triggerEvent('close');
    },
    /** Keeps the page behind from scrolling and the sheet from closing when it is touched itself. */
    handleNothing() {},
  },
});
