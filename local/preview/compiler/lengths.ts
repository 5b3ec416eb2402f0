/** Numbers in units that WeChat counts by the page, not by the window. */
const pageUnits = /(?<![\w#.-])(-?(?:\d+\.?\d*|\.\d+))(rpx|vh|vw)\b/g;

/**
 * `rpx`, `vh` and `vw` as sums over variables the phone sets: 750rpx are the screen's width, 100vh the height between
 * nav bar and tab bar. Text in quotes and in url() stays.
 */
export function rewriteLengths(value: string): string {
  if (!/rpx|vh|vw/.test(value)) return value;
  return value
    .split(/("[^"]*"|'[^']*'|url\([^)]*\))/)
    .map((part, index) =>
      index % 2 ? part : part.replace(pageUnits, (_, number, unit) => `calc(${number} * var(--${unit}))`),
    )
    .join('');
}
