/** The size a grid should have (规模范围): the plan of the town says 300–500 households, 1,000–1,500 people. */
const bands = { households: { least: 300, most: 500 }, people: { least: 1000, most: 1500 } } as const;

type Fit = 'below' | 'fits' | 'above';

/** A count beside its band, for a small bar. The bar ends at twice the upper limit. */
export interface Measure {
  count: number;
  fit: Fit;
  words: string;
  /** Percent of the bar. */
  share: number;
  from: number;
  width: number;
}

export function measureOf(of: keyof typeof bands, count: number): Measure {
  const { least, most } = bands[of];
  const percent = (part: number): number => Math.round((Math.min(part, 2 * most) / (2 * most)) * 100);
  const fit = count < least ? 'below' : count > most ? 'above' : 'fits';
  return {
    count,
    fit,
    words: fit === 'fits' ? '合适' : fit === 'below' ? `偏少，少 ${least - count}` : `偏多，多 ${count - most}`,
    share: percent(count),
    from: percent(least),
    width: percent(most) - percent(least),
  };
}

/** Whether a grid needs a reason for its size. */
export function isOutsideBand({ households, people }: { households: number; people: number }): boolean {
  return measureOf('households', households).fit !== 'fits' || measureOf('people', people).fit !== 'fits';
}

export const bandWords = '300–500 户、1000–1500 人';
