import type { CaseListItem } from '../../services/case';

/**
 * One case in a list, a card with one plain line of progress. `open` carries `{id}` on a tap.
 *
 *   <case-item item="{{item}}" side="staff" bind:open="goToCase" />
 */
Component({
  properties: {
    item: { type: Object, value: {} as CaseListItem },
    /** `resident`: what waits for them is marked. `staff`: urgency, lateness, grid and address are shown. */
    side: { type: String, value: 'resident' },
  },
  methods: {
    handleTap() {
      this.triggerEvent('open', { id: this.data.item.id });
    },
  },
});
