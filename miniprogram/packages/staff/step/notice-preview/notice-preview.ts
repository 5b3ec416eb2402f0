/**
 * A public notice as everybody will read it, beside the form that makes it.
 *
 *   <notice-preview title="{{title}}" text="{{text}}" boards="{{boards}}" footnote="{{footnote}}" />
 */
Component({
  properties: {
    title: String,
    text: String,
    /** Where it hangs: names. */
    boards: { type: Array, value: [] as string[] },
    footnote: String,
  },
});
