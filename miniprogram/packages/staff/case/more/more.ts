import type { WayGroup } from '../ways';

/**
 * Every other step of a case, in groups, each with when to take it. Tells `step` {action} and `close`.
 *
 *   <more shown="{{choosing}}" groups="{{ways.more}}" bind:step="handleStep" bind:close="handleCloseMore" />
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    shown: Boolean,
    /** `WayGroup[]`. */
    groups: { type: Array, value: [] as WayGroup[] },
  },
  methods: {
    handleTap(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('step', { action: event.currentTarget.dataset['action'] });
    },

    handleClose() {
      this.triggerEvent('close');
    },
  },
});
