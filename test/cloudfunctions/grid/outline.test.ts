import { type Corner, outlineOf } from '../../../cloudfunctions/grid/outline';

/** A ring of `count` corners around a circle of about a kilometre. */
function circle(count: number): Corner[] {
  const corners = Array.from({ length: count }, (_, index): Corner => {
    const angle = (2 * Math.PI * index) / count;
    return [117.2 + 0.01 * Math.cos(angle), 31.86 + 0.01 * Math.sin(angle)];
  });
  return [...corners, corners[0] ?? [0, 0]];
}

describe('outlineOf', () => {
  test('a simple border stays as it is', () => {
    const square: Corner[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    expect(outlineOf(square)).toEqual(square);
  });

  test('a fine border comes down to at most 80 corners and stays closed', () => {
    const outline = outlineOf(circle(2_000));
    expect(outline.length).toBeLessThanOrEqual(80);
    expect(outline.length).toBeGreaterThan(20);
    expect(outline[0]).toEqual(outline.at(-1));
  });
});
