import { type Corner, cornersOf, distance, type Ground, isSimple, keyOf, nearestOn, type Ring, ringOf } from './ground';

/** Corners this near to each other, or to a neighbour's edge, are meant to be the same. Metres. */
const tolerance = 1;
/** Metres of a square of the lookup; edges of grids are mostly shorter. */
const square = 40;

/**
 * Grids whose common borders consist of common corners: corners of two grids within a metre become one, and a corner
 * within a metre of a neighbour's edge is put into that edge. A grid that needs nothing, or would be spoilt by it (narrower
 * than a metre), is the same object as before.
 */
export function shareCorners<G extends Ground>(grids: readonly G[]): Map<string, G> {
  const lookup = new CornerLookup();
  const joined = grids.map((grid) => ({
    grid,
    border: grid.border.map((ring) => dedupe(ring.map((at) => lookup.join(at)))),
  }));
  const shared = joined.map(({ grid, border }): [string, G] => {
    const whole = border.map((ring) => dedupe(withCornersOfOthers(ring, lookup)));
    const isChanged = String(whole) !== String(grid.border);
    return [grid.code, isChanged && isSimple(whole) ? { ...grid, border: whole } : grid];
  });
  return new Map(shared);
}

function withCornersOfOthers(ring: Ring, lookup: CornerLookup): Ring {
  const own = new Set(ring.map(keyOf));
  const corners = cornersOf(ring).flatMap((from, index) => {
    const to = ring[index + 1] as Corner;
    const between = lookup
      .near(from, to)
      .filter((at) => !own.has(keyOf(at)))
      .map((at) => ({ at, ...nearestOn([from, to], at) }))
      .filter(({ away, share }) => away <= tolerance && share > 0 && share < 1)
      .sort((a, b) => a.share - b.share);
    return [from, ...between.map(({ at }) => at)];
  });
  return ringOf(corners);
}

/** Without a corner that follows itself. */
function dedupe(ring: Ring): Ring {
  return ringOf(
    cornersOf(ring).filter((at, index, all) => keyOf(at) !== keyOf(all[(index + 1) % all.length] as Corner)),
  );
}

/** All corners by the square they lie in. */
class CornerLookup {
  private readonly squares = new Map<string, Corner[]>();

  /** The corner that is there already within the tolerance, or this one. */
  join(at: Corner): Corner {
    const known = this.near(at, at).find((corner) => distance(corner, at) <= tolerance);
    if (known) return known;
    const [x, y] = this.squareOf(at);
    const key = `${x},${y}`;
    const there = this.squares.get(key);
    if (there) there.push(at);
    else this.squares.set(key, [at]);
    return at;
  }

  /** Corners around an edge. */
  near(from: Corner, to: Corner): Corner[] {
    const [[ax, ay], [bx, by]] = [this.squareOf(from), this.squareOf(to)];
    const found: Corner[] = [];
    for (let x = Math.min(ax, bx) - 1; x <= Math.max(ax, bx) + 1; x++) {
      for (let y = Math.min(ay, by) - 1; y <= Math.max(ay, by) + 1; y++)
        found.push(...(this.squares.get(`${x},${y}`) ?? []));
    }
    return found;
  }

  private squareOf([x, y]: Corner): [number, number] {
    const degrees = square / 111_320;
    return [Math.floor(x / degrees), Math.floor(y / degrees)];
  }
}
