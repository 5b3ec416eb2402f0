import type { WorkRow } from './row';

/**
 * One case on a list of the staff, with the step that needs no more than a tap on it. Tells `open` and `step`, each with
 * `{id}`.
 *
 *   <work-row row="{{row}}" bind:open="goToCase" bind:step="handleStep" />
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
