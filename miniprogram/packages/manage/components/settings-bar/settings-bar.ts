import { CloudError, messageOf } from '../../../../services/cloud';
import { discardEdited, edited, editedByBoth, openSettings, savedSettings, saveEdited } from '../../editing';

/**
 * Saves a town's settings from any of their pages. The page calls `refresh()` after each change, and draws itself anew on
 * `renew`: something was saved, given up, or read again.
 */
Component({
  data: {
    edited: '',
    says: '',
    saving: false,
    failure: '',
    changed: '',
  },
  methods: {
    refresh() {
      const words = edited().join('、');
      const both = editedByBoth();
      const says = both.length > 0 ? `别人也改了${both.join('、')}，保存后以您的为准` : '只影响以后的新办件';
      const { failure } = this.data;
      if (words !== this.data.edited || says !== this.data.says || failure) {
        this.setData({ edited: words, says, failure: '' });
      }
    },

    async handleSave() {
      if (this.data.saving) return;
      this.setData({ saving: true, failure: '' });
      try {
        await saveEdited();
        wx.showToast({ title: '已保存', icon: 'success' });
        this.renew();
      } catch (error) {
        const changed = error instanceof CloudError && error.code === 'SETTINGS_CHANGED';
        this.setData(changed ? { changed: `${messageOf(error)}。您的修改还在` } : { failure: messageOf(error) });
      } finally {
        this.setData({ saving: false });
      }
    },

    /** The newest settings with the changes laid over them. */
    async handleReload() {
      try {
        await openSettings(savedSettings().town, true);
        this.setData({ changed: '' });
        this.renew();
      } catch (error) {
        this.setData({ changed: messageOf(error) });
      }
    },

    handleDiscard() {
      discardEdited();
      this.setData({ changed: '', failure: '' });
      this.renew();
    },

    renew() {
      this.refresh();
      this.triggerEvent('renew');
    },
  },
});
