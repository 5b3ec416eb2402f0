import type { ShownCard } from '../../services/grid';
import { callPhone } from '../../services/phone';

/**
 * The officer of a grid with a large way to call: photo, name, on duty or when next. Without an officer the community's
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
    handlePhotoError() {
      this.setData({ photoBroken: true });
    },
  },
});
