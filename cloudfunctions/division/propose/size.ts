/** Households and people of an address, a grid or a community. */
export interface Size {
  households: number;
  people: number;
}

/** What the plan calls a fitting size (DOMAIN, 划分网格). Both ends belong to it. */
export interface Band {
  households: readonly [least: number, most: number];
  people: readonly [least: number, most: number];
}

export const planBand: Band = { households: [300, 500], people: [1000, 1500] };

/**
 * How many grids a community wants. Where some number keeps the average grid inside both bands, the one nearest to the
 * bands' middles; where none does, the one whose average is least outside.
 */
export function gridCountFor(total: Size, band: Band, most: number): number {
  let best = { count: 1, outside: Number.POSITIVE_INFINITY, off: Number.POSITIVE_INFINITY };
  for (let count = 1; count <= most; count++) {
    const [households, people] = [total.households / count, total.people / count];
    const outside = outsideBy(households, people, band);
    const off = offMiddle(households, band.households) + offMiddle(people, band.people);
    if (outside < best.outside - 1e-12 || (Math.abs(outside - best.outside) <= 1e-12 && off < best.off)) {
      best = { count, outside, off };
    }
  }
  return best.count;
}

/** Of all together. */
export function sizeOf(parts: readonly Size[]): Size {
  return {
    households: parts.reduce((sum, part) => sum + part.households, 0),
    people: parts.reduce((sum, part) => sum + part.people, 0),
  };
}

/** How far outside the bands, in shares of a band's middle; 0 inside both. */
export function outsideBy(households: number, people: number, band: Band): number {
  return beyond(households, band.households) + beyond(people, band.people);
}

/** What the size of a grid costs: its deviation from the average squared, and much more for every step outside the band. */
export function costOfSize(households: number, people: number, average: Size, band: Band): number {
  const outside = outsideBy(households, people, band);
  return (
    4 * share(households, average.households) ** 2 +
    4 * share(people, average.people) ** 2 +
    (outside > 0 ? 2 + 40 * outside : 0)
  );
}

function beyond(count: number, [least, most]: readonly [number, number]): number {
  return (Math.max(0, least - count, count - most) * 2) / (least + most);
}

function offMiddle(count: number, [least, most]: readonly [number, number]): number {
  return ((count * 2) / (least + most) - 1) ** 2;
}

/** Deviation from the average, 0.1 being ten per cent. */
function share(count: number, average: number): number {
  return average > 0 ? count / average - 1 : 0;
}
