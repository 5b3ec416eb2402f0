import { recall } from '../stores/storage';

/** Gives a page or component `textSize`: the class its root carries. Follows the setting each time it is shown. */
export const largeText = Behavior({
  data: { textSize: '' },
  lifetimes: {
    attached() {
      applyTextSize(this);
    },
  },
  pageLifetimes: {
    show() {
      applyTextSize(this);
    },
  },
});

function applyTextSize(page: { data: { textSize: string }; setData(data: { textSize: string }): void }): void {
  const textSize = recall('largeText') ? 'large-text' : '';
  if (page.data.textSize !== textSize) page.setData({ textSize });
}
