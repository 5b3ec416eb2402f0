/**
 * A field for several lines of words, with its name above, a counter, and what is wrong with it below. While empty it says that
 * the keyboard's microphone takes dictation, which every phone has; without it, it is a plain box.
 *
 *   <words-field label="办理情况" required hint="做了什么、结果怎样" value="{{text}}" most="500"
 *     problem="{{problems.text}}" bind:input="handleText" />
 *
 * `input` carries `{value}` at every key. `value` is for restoring and emptying; the field keeps its own cursor.
 */
Component({
  properties: {
    label: String,
    hint: String,
    value: String,
    /** Characters at most. */
    most: { type: Number, value: 500 },
    required: Boolean,
    optional: Boolean,
    /** A sentence: the field is marked and says it. */
    problem: String,
    disabled: Boolean,
    /** Inside something fixed to the screen, such as a sheet. */
    fixed: Boolean,
  },
  data: {
    count: 0,
  },
  observers: {
    value(value: string) {
      if (value.length !== this.data.count) this.setData({ count: value.length });
    },
  },
  methods: {
    handleInput(event: WechatMiniprogram.TextareaInput) {
      const { value } = event.detail;
      if (value.length !== this.data.count) this.setData({ count: value.length });
      this.triggerEvent('input', { value });
    },
  },
});
