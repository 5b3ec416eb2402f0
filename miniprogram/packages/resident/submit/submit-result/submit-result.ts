import type { CaseView } from '../../../../services/case';

/** After submitting: the number, who has it, by when, and what comes next. */
Component({
  properties: {
    view: { type: Object, value: {} as CaseView },
    /** An earlier try had arrived with other words: the later ones were not sent. */
    wordsLeft: Boolean,
    /** What the town says to everybody who submitted. */
    said: String,
  },
  methods: {
    goToCase() {
      wx.redirectTo({ url: `/packages/resident/case/case?id=${this.data.view.id}` });
    },
    goHome() {
      wx.switchTab({ url: '/pages/home/home' });
    },
  },
});
