/** From this width on, in pixels, a page is laid out for a window of WeChat for PC or a tablet. */
const wideFrom = 768;

/** Gives a page `wide`; follows the window. */
export const wide = Behavior({
  data: { wide: false },
  lifetimes: {
    attached() {
      measure(this);
    },
  },
  pageLifetimes: {
    resize() {
      measure(this);
    },
  },
});

function measure(page: { data: { wide: boolean }; setData(data: { wide: boolean }): void }): void {
  const isWide = wx.getWindowInfo().windowWidth >= wideFrom;
  if (page.data.wide !== isWide) page.setData({ wide: isWide });
}
