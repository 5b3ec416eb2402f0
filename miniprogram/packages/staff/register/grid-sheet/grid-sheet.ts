import { messageOf } from '../../../../services/cloud';
import { type GridItem, listGrids, searchGrids } from '../../../../services/grid';

/** Codes nest by prefix: a desk's grids are those that begin with its code. */
interface DeskPlace {
  code: string;
  name: string;
  kind: string;
}

/** A grid to choose. */
interface Choice {
  code: string;
  name: string;
  known: string;
}

/**
 * The grid of a matter that has no point on the map: those of one's own communities at once, all of one's place by
 * words. Tells `choose` with `{code, name}`, and `close`.
 */
Component({
  properties: {
    shown: Boolean,
    /** The caller's desks. */
    desks: { type: Array, value: [] as DeskPlace[] },
  },
  data: {
    words: '',
    own: [] as Choice[],
    found: [] as Choice[],
    searched: false,
    problem: '',
  },
  observers: {
    shown(shown: boolean) {
      if (shown && this.data.own.length === 0) void this.loadOwn();
    },
  },
  methods: {
    async loadOwn() {
      const communities = this.data.desks.filter(({ kind }) => kind === 'community');
      try {
        const lists = await Promise.all(communities.map(({ code }) => listGrids(code)));
        this.setData({ own: lists.flatMap(({ grids }) => grids.map(choiceOf)), problem: '' });
      } catch (error) {
        this.setData({ problem: messageOf(error) });
      }
    },

    async handleWords(event: WechatMiniprogram.Input) {
      const words = event.detail.value.trim();
      this.setData({ words });
      if (!words) {
        this.setData({ found: [], searched: false });
        return;
      }
      try {
        const { grids } = await searchGrids(words);
        // Of two answers the later question's counts.
        if (words !== this.data.words) return;
        const within = grids.filter(({ code }) => this.data.desks.some((desk) => code.startsWith(desk.code)));
        this.setData({ found: within.map(choiceOf), searched: true, problem: '' });
      } catch (error) {
        this.setData({ problem: messageOf(error) });
      }
    },

    handleChoose(event: WechatMiniprogram.TouchEvent) {
      const { code, name } = event.currentTarget.dataset;
      this.triggerEvent('choose', { code: String(code), name: String(name) });
    },

    handleClose() {
      this.triggerEvent('close');
    },
  },
});

function choiceOf({ code, name, communityName, estates }: GridItem): Choice {
  return { code, name: `${communityName}${name}`, known: estates.join('、') };
}
