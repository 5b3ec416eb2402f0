/**
 * The bar at the bottom while something was changed and not saved: what, and the way to save it or to give it up.
 *
 *   <save-bar edited="{{edited}}" saving="{{saving}}" failure="{{failure}}" changed="{{changed}}"
 *     bind:save="handleSave" bind:discard="handleDiscard" bind:reload="handleReload" />
 */
Component({
  properties: {
    /** What was changed, in a few words; '' hides the bar. */
    edited: String,
    /** A quiet line about what the changes are good for. */
    says: String,
    saving: Boolean,
    failure: String,
    /** A sentence: somebody else saved first, and theirs has to be looked at before. */
    changed: String,
  },
  methods: {
    handleSave() {
      this.triggerEvent('save');
    },
    handleReload() {
      this.triggerEvent('reload');
    },
    async handleDiscard() {
      const { confirm } = await wx.showModal({
        title: '放弃这些修改？',
        content: this.data.edited,
        confirmText: '放弃',
        cancelText: '再看看',
      });
      if (confirm) this.triggerEvent('discard');
    },
  },
});
