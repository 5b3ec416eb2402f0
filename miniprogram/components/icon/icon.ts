/** A line icon in the colour and size of the text around it. Decoration only: screen readers pass it over. */
Component({
  properties: {
    /** A name of scripts/icons.ts. */
    name: String,
  },
});
