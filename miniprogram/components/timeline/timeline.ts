import { type CaseView, listOlderEvents } from '../../services/case';
import { messageOf } from '../../services/cloud';

type Step = CaseView['timeline'][number];

/** More than this is folded: a page may not hold too many nodes, and people read the newest. */
const firstShown = 12;

/**
 * What happened, newest first, with words and photos; words only staff may see are marked as such. Of a long case the
 * page has the newest alone: the older ones are fetched when somebody wants them.
 *
 *   <timeline items="{{view.timeline}}" case-id="{{view.id}}" older="{{view.older}}" />
 */
Component({
  properties: {
    /** `CaseView['timeline']`. */
    items: { type: Array, value: [] as Step[] },
    caseId: { type: String, value: '' },
    /** `CaseView['older']`: where older ones begin; 0 when there are none. */
    older: { type: Number, value: 0 },
  },
  data: {
    shown: [] as Step[],
    hidden: 0,
    unfolded: false,
    // older ones
    next: 0,
    loading: false,
    failure: '',
  },
  observers: {
    'items, unfolded, older'(items: Step[], unfolded: boolean, older: number) {
      const shown = unfolded ? items : items.slice(0, firstShown);
      // What was fetched before hangs on the page's own last one, which may be another now: it is fetched again.
      this.setData({ shown, hidden: items.length - shown.length, next: older || 0, failure: '' });
    },
  },
  methods: {
    handleUnfold() {
      this.setData({ unfolded: true });
    },

    async handleOlder() {
      if (this.data.loading) return;
      const { next, caseId, items } = this.data;
      this.setData({ loading: true, failure: '' });
      try {
        const page = await listOlderEvents(caseId, next);
        if (this.data.items !== items) return;
        const at = this.data.shown.length;
        const added = page.items.map((item, index) => [`shown[${at + index}]`, item]);
        this.setData({ ...Object.fromEntries(added), next: page.next ?? 0 });
      } catch (error) {
        this.setData({ failure: messageOf(error) });
      } finally {
        this.setData({ loading: false });
      }
    },
  },
});
