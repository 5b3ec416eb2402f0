import type { Option } from '../offers';

interface Row extends Option {
  on: boolean;
}

/**
 * One of some options, or several with `many`. `change` carries `{chosen}`: a value, or the values in the order of the
 * options.
 *
 *   <choices options="{{offers.options}}" chosen="{{values.departments}}" many bind:change="handleChoice" />
 */
Component({
  properties: {
    /** `Option[]`. */
    options: { type: Array, value: [] as Option[] },
    /** A value, or the values with `many`. */
    chosen: { type: null, value: '' as string | string[] },
    many: Boolean,
  },
  data: {
    rows: [] as Row[],
  },
  observers: {
    'options, chosen'(options: Option[], chosen: string | string[]) {
      const values = Array.isArray(chosen) ? chosen : [chosen];
      this.setData({ rows: options.map((option) => ({ ...option, on: values.includes(option.value) })) });
    },
  },
  methods: {
    handleTap(event: WechatMiniprogram.TouchEvent) {
      const tapped = this.data.rows[Number(event.currentTarget.dataset['index'])];
      if (!tapped) return;
      const several = this.data.rows.filter((row) => (row === tapped ? !row.on : row.on)).map(({ value }) => value);
      this.triggerEvent('change', { chosen: this.data.many ? several : tapped.value });
    },
  },
});
