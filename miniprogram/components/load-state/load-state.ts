import type { LoadState } from '../../services/load-state';

/**
 * What a page or list shows while it has nothing to show, and a quiet line above old content when the network is gone.
 *
 *   <load-state state="{{state}}" problem="{{problem}}" skeleton="list" empty-title="还没有办件" bind:retry="load">
 *     …content, shown when `ready`…
 *     <button slot="empty" …>…</button>
 *   </load-state>
 *
 * `state` and `problem` of a failure come from `failureOf(error)` in services/load-state.ts.
 */
Component({
  options: { multipleSlots: true },
  properties: {
    /** `loading`, `ready`, `empty`, `error` or `offline`. */
    state: { type: String, value: 'loading' as LoadState },
    /** The sentence for `error` and `offline`; plain ones are there without it. */
    problem: String,
    /** The shape that is about to come: `list`, `detail` or `form`. */
    skeleton: { type: String, value: 'list' },
    emptyIcon: { type: String, value: 'empty' },
    emptyTitle: { type: String, value: '这里还没有内容' },
    emptyText: String,
    /** Content is shown but could not be refreshed: says so in a line above it. */
    stale: Boolean,
    /** When the old content was seen: `09:12`; '' for a moment ago. */
    seenAt: String,
  },
  methods: {
    handleRetry() {
      this.triggerEvent('retry');
    },
  },
});
