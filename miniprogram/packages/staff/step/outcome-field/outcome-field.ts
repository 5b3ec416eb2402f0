import type { Outcome } from '../values';

/**
 * An honest outcome: solved, partly, or not. `change` carries `{outcome}`.
 *
 *   <outcome-field outcome="{{values.outcome}}" bind:change="handleOutcome" />
 */
Component({
  properties: {
    /** `Outcome`, '' for none yet. */
    outcome: String,
  },
  data: {
    outcomes: [
      { value: 'solved', name: '已解决', icon: 'check' },
      { value: 'partlySolved', name: '部分解决', icon: 'half' },
      { value: 'cannotSolve', name: '无法解决', icon: 'cannot' },
    ] satisfies Array<{ value: Outcome; name: string; icon: string }>,
  },
  methods: {
    handleTap(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('change', { outcome: event.currentTarget.dataset['outcome'] });
    },
  },
});
