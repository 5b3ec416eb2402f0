import type { Degrees } from './plane';

/** As a page is read: in strips from north to south, in each from west to east. */
export function inReadingOrder<Grid extends { border: Degrees[][] }>(grids: readonly Grid[]): Grid[] {
  const placed = grids.map((grid) => ({ grid, middle: middleOf(grid.border[0] ?? []) }));
  const spread = (axis: 0 | 1): number => {
    const values = placed.map(({ middle }) => middle[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  // As many strips as make grids of even height and width; a degree of latitude is a good deal longer than one of longitude.
  const shape = spread(0) > 0 ? (spread(1) * 1.17) / spread(0) : 1;
  const strips = Math.min(grids.length, Math.max(1, Math.round(Math.sqrt(grids.length * shape))));
  const perStrip = Math.ceil(grids.length / strips);
  placed.sort((a, b) => b.middle[1] - a.middle[1]);
  return Array.from({ length: strips }, (_, strip) =>
    placed.slice(strip * perStrip, (strip + 1) * perStrip).sort((a, b) => a.middle[0] - b.middle[0]),
  )
    .flat()
    .map(({ grid }) => grid);
}

function middleOf(ring: readonly Degrees[]): Degrees {
  const [x, y] = ring.slice(1).reduce(([x, y], [east, north]) => [x + east, y + north], [0, 0] as Degrees);
  const corners = Math.max(1, ring.length - 1);
  return [x / corners, y / corners];
}
