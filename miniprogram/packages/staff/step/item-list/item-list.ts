import type { Option } from '../offers';

const mostItems = 20;

/**
 * A list of lines: some offered to tick, some written by hand. `change` carries `{chosen}`, the ticked lines.
 *
 *   <item-list options="{{offers.options}}" chosen="{{values.missing}}" hint="其他材料" bind:change="handleChoice" />
 */
Component({
  properties: {
    /** `Option[]`: the lines that are offered. */
    options: { type: Array, value: [] as Option[] },
    chosen: { type: Array, value: [] as string[] },
    hint: String,
  },
  data: {
    /** Offered and written by hand. */
    rows: [] as Option[],
    line: '',
    full: false,
  },
  observers: {
    'options, chosen'(options: Option[], chosen: string[]) {
      const offered = options.map(({ value }) => value);
      const own = chosen.filter((value) => !offered.includes(value)).map((value) => ({ value, name: value, note: '' }));
      this.setData({ rows: [...options, ...own], full: chosen.length >= mostItems });
    },
  },
  methods: {
    handleChoice(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
      this.triggerEvent('change', { chosen: event.detail.chosen });
    },

    handleLine(event: WechatMiniprogram.Input) {
      this.data.line = event.detail.value;
    },

    /** Also when the field is left: a line that was written and not added is meant all the same. */
    handleAdd() {
      const line = this.data.line.trim();
      if (!line || this.data.full) return;
      const { chosen } = this.data;
      if (!chosen.includes(line)) this.triggerEvent('change', { chosen: [...chosen, line] });
      // The field holds what was typed, which our data does not show: say it first, so that emptying it is a change.
      this.setData({ line: this.data.line }, () => this.setData({ line: '' }));
    },
  },
});
