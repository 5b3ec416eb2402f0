import type { CaseForm } from '../../services/case';

type Category = CaseForm['categories'][number];

/** Tiles on the page itself; all of them are in a sheet. */
const tileCount = 6;

/** Which kind of matter: the commonest as tiles, all by group in a sheet. `change` carries `{code}`. */
Component({
  properties: {
    /** In the town's order, commonest first. */
    categories: { type: Array, value: [] as Category[] },
    /** The chosen code, '' for none. */
    value: String,
    /** A sentence when none was chosen. */
    problem: String,
  },
  data: {
    tiles: [] as Category[],
    groups: [] as Array<{ name: string; categories: Category[] }>,
    choosing: false,
  },
  observers: {
    'categories, value'(categories: Category[], value: string) {
      this.setData({ tiles: tilesOf(categories, value), groups: groupsOf(categories) });
    },
  },
  methods: {
    handleTap(event: WechatMiniprogram.TouchEvent) {
      this.setData({ choosing: false });
      this.triggerEvent('change', { code: String(event.currentTarget.dataset['code']) });
    },
    handleMore() {
      this.setData({ choosing: true });
    },
    handleClose() {
      this.setData({ choosing: false });
    },
  },
});

/** The chosen one is always among the tiles: in its own place, else in the last. */
function tilesOf(categories: readonly Category[], value: string): Category[] {
  const first = categories.slice(0, tileCount);
  const chosen = categories.find((one) => one.code === value);
  return !chosen || first.includes(chosen) ? first : [...first.slice(0, tileCount - 1), chosen];
}

function groupsOf(categories: readonly Category[]): Array<{ name: string; categories: Category[] }> {
  const names = [...new Set(categories.map((one) => one.group))];
  return names.map((name) => ({ name, categories: categories.filter((one) => one.group === name) }));
}
