import type { CaseView } from '../../services/case';

type Step = CaseView['timeline'][number];

/** More than this is folded: a page may not hold too many nodes, and people read the newest. */
const firstShown = 12;

/**
 * What happened, newest first, with words and photos; words only staff may see are marked as such.
 *
 *   <timeline items="{{view.timeline}}" />
 */
Component({
  properties: {
    /** `CaseView['timeline']`. */
    items: { type: Array, value: [] as Step[] },
  },
  data: {
    shown: [] as Step[],
    hidden: 0,
    unfolded: false,
  },
  observers: {
    'items, unfolded'(items: Step[], unfolded: boolean) {
      const shown = unfolded ? items : items.slice(0, firstShown);
      this.setData({ shown, hidden: items.length - shown.length });
    },
  },
  methods: {
    handleUnfold() {
      this.setData({ unfolded: true });
    },
  },
});
