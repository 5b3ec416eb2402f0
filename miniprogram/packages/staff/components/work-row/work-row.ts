import type { WorkRow } from '../../today/work-list';

/**
 * One case on a desk's list, with the next step on it. Tells `open`, `accept` and `settle`, each with `{id}`.
 *
 *   <work-row row="{{row}}" bind:open="goToCase" bind:accept="handleAccept" bind:settle="goToSettle" />
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    row: { type: Object, value: {} as WorkRow },
  },
  methods: {
    handleTap(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent(String(event.currentTarget.dataset['tell']), { id: this.data.row.id });
    },
  },
});
