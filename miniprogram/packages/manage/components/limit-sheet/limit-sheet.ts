import type { Limit, Stage } from '../../types';
import { stageName, unitNames, unitsOf } from '../../words';

/** The clock that is being set; without a stage while none is. */
export interface ChosenLimit extends Limit {
  stage: Stage;
}

/**
 * Sets one clock: an amount and a unit. Tells `change` {stage, amount, unit}, `reset` {stage} where the town's own may be
 * taken instead, and `close`.
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    chosen: { type: Object, value: {} as Partial<ChosenLimit> },
    /** A category's own clock, which may go back to the town's. */
    own: Boolean,
  },
  data: {
    title: '',
    amount: '1',
    unit: 'workingDays' as Limit['unit'],
    units: [] as Array<{ unit: Limit['unit']; name: string }>,
    problem: '',
  },
  observers: {
    chosen({ stage, amount, unit }: Partial<ChosenLimit>) {
      if (!stage || amount === undefined || !unit) return;
      const units = unitsOf(stage).map((one) => ({ unit: one, name: unitNames[one] }));
      this.setData({ title: `${stageName(stage)}时限`, amount: String(amount), unit, units, problem: '' });
    },
  },
  methods: {
    handleAmount(event: WechatMiniprogram.Input) {
      this.setData({ amount: event.detail.value, problem: '' });
    },

    handleStep(event: WechatMiniprogram.TouchEvent) {
      const amount = Math.max(1, (Number(this.data.amount) || 0) + Number(event.currentTarget.dataset['by']));
      this.setData({ amount: String(amount), problem: '' });
    },

    handleUnit(event: WechatMiniprogram.TouchEvent) {
      this.setData({ unit: event.currentTarget.dataset['unit'] as Limit['unit'] });
    },

    handleDone() {
      const amount = Number(this.data.amount);
      if (!Number.isInteger(amount) || amount < 1) {
        this.setData({ problem: '请填写整数，至少是 1' });
        return;
      }
      this.triggerEvent('change', { stage: this.data.chosen.stage, amount, unit: this.data.unit });
    },

    handleReset() {
      this.triggerEvent('reset', { stage: this.data.chosen.stage });
    },

    handleClose() {
      this.triggerEvent('close');
    },
  },
});
