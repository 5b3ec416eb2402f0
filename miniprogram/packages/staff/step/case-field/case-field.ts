import type { NearbyCase } from '../../../../services/case';

/**
 * Another case: typed by its number, or tapped among what lies near. `input` carries `{value}`, the number.
 *
 *   <case-field value="{{values.parent}}" nearby="{{offers.nearby}}" hint="9 位编号" bind:input="handleInput" />
 */
Component({
  properties: {
    value: String,
    /** `NearbyCase[]`. */
    nearby: { type: Array, value: [] as NearbyCase[] },
    hint: String,
    wrong: Boolean,
  },
  data: {
    number: '',
  },
  observers: {
    value(number: string) {
      this.setData({ number });
    },
  },
  methods: {
    handleInput(event: WechatMiniprogram.Input) {
      this.setData({ number: event.detail.value });
      this.triggerEvent('input', { value: event.detail.value });
    },

    handleTap(event: WechatMiniprogram.TouchEvent) {
      const number = this.data.nearby[Number(event.currentTarget.dataset['index'])]?.no ?? '';
      this.setData({ number });
      this.triggerEvent('input', { value: number });
    },
  },
});
