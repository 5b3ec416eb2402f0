import { followCase, listNearby, type NearbyCase, type Submission } from '../../../../services/case';
import { messageOf } from '../../../../services/cloud';

/** An answer that comes later than this would push the form away under the finger. */
const patienceMs = 4000;
const mostShown = 3;

/**
 * Whether somebody nearby has reported such a thing already: to follow it instead of opening another. Asked once kind
 * and place are known; without an answer, or without a network, it is not there at all. `follow` carries `{id}` once the
 * case is followed, or is one's own.
 */
Component({
  properties: {
    /** A category's code, '' for none. */
    category: String,
    place: { type: Object, value: null as Submission['place'] },
  },
  data: {
    cases: [] as NearbyCase[],
    following: '',
    problem: '',
  },
  observers: {
    'category, place'(category: string, place: Submission['place']) {
      void this.ask(category, place);
    },
  },
  methods: {
    async ask(category: string, place: Submission['place']) {
      if (this.data.cases.length > 0) this.setData({ cases: [], problem: '' });
      if (!category || !place) return;
      const asked = Date.now();
      const question = questionOf(category, place);
      try {
        const { items } = await listNearby({ category, place });
        const stillAsked = question === questionOf(this.data.category, this.data.place);
        if (!stillAsked || items.length === 0 || Date.now() - asked > patienceMs) return;
        this.setData({ cases: items.slice(0, mostShown) });
      } catch {
        // A help, not a condition: the form goes on without it.
      }
    },

    async handleFollow(event: WechatMiniprogram.TouchEvent) {
      const found = this.data.cases[Number(event.currentTarget.dataset['index'])];
      if (!found || this.data.following) return;
      this.setData({ following: found.id, problem: '' });
      try {
        if (!found.isMine) await followCase(found.id);
        this.triggerEvent('follow', { id: found.id });
      } catch (error) {
        this.setData({ problem: messageOf(error) });
      } finally {
        this.setData({ following: '' });
      }
    },

    handleDismiss() {
      this.setData({ cases: [], problem: '' });
    },
  },
});

/** Kind and place may change while an answer is under way: an answer to something else is none. */
function questionOf(category: string, place: Submission['place']): string {
  return `${category} ${place?.longitude} ${place?.latitude}`;
}
