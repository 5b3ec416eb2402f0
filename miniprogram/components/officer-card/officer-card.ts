import type { ShownCard } from '../../services/grid';
import { callPhone } from '../../services/phone';

/**
 * The officer of a grid with a large way to call: photo, name, on duty or when next, and the
 * way to pass the card on. Without an officer the community's
 * desk stands in.
 *
 *   <officer-card card="{{card}}" />
 */
Component({
  properties: {
    card: { type: Object, value: {} as ShownCard },
  },
  data: {
    photoBroken: false,
  },
  methods: {
    handleCall() {
      const { officer, desk } = this.data.card;
      callPhone(officer?.phone ?? desk.phone);
    },
    goToCard() {
      wx.navigateTo({ url: `/packages/public/card/card?grid=${this.data.card.code}` });
    },

    handlePhotoError() {
      this.setData({ photoBroken: true });
    },
  },
});
