import fc from 'fast-check';
import { insertCorner, moveCorner, removeCorner } from '../../miniprogram/packages/division/editing/corners';
import { draw, fillInto, snap } from '../../miniprogram/packages/division/editing/draw';
import {
  areaOf,
  type Corner,
  cornersOf,
  distance,
  edgesOf,
  type Grids,
  holds,
  isSimple,
  keyOf,
  Refused,
  type Ring,
  signedArea,
} from '../../miniprogram/packages/division/editing/ground';
import { History } from '../../miniprogram/packages/division/editing/history';
import { merge } from '../../miniprogram/packages/division/editing/merge';
import { shareCorners } from '../../miniprogram/packages/division/editing/share-corners';
import { giveAway, split, takersOf } from '../../miniprogram/packages/division/editing/split';

interface Plot {
  code: string;
  name: string;
  border: Ring[];
}
type Plots = Grids<Plot>;

const [west, south, side] = [117.2, 31.86, 0.002];
const corner = (x: number, y: number): Corner => [
  Math.round((west + x * side) * 1e7) / 1e7,
  Math.round((south + y * side) * 1e7) / 1e7,
];
const box = (code: string, x: number, y: number, width = 1, height = 1): Plot => ({
  code,
  name: `网格${code}`,
  border: [[corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height), corner(x, y)]],
});
/** `columns` × `rows` squares of about 190 by 220 m. */
const squares = (columns: number, rows: number): Plots =>
  shareCorners(
    Array.from({ length: columns * rows }, (_, index) =>
      box(`g${index}`, index % columns, Math.floor(index / columns)),
    ),
  );
const total = (grids: Plots): number => [...grids.values()].reduce((sum, { border }) => sum + areaOf(border), 0);
const get = (grids: Plots, code: string): Plot => {
  const found = grids.get(code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};
const named =
  (code: string) =>
  (grid: Plot, larger: Ring[], smaller: Ring[]): [Plot, Plot] => [
    { ...grid, border: larger },
    { ...grid, code, name: code, border: smaller },
  ];
const tolerance = 5;

describe('sharing corners', () => {
  it('makes one corner of two within a metre, and puts a corner into the edge it lies on', () => {
    const off = (at: Corner): Corner => [at[0] + 0.000004, at[1] - 0.000003];
    const east = box('b', 1, 0, 1, 0.5);
    const shifted = { ...east, border: east.border.map((ring) => ring.map(off)) };
    const grids = shareCorners([box('a', 0, 0), shifted]);
    const a = new Set((get(grids, 'a').border[0] ?? []).map(keyOf));
    const common = cornersOf(get(grids, 'b').border[0] ?? []).filter((at) => a.has(keyOf(at)));
    expect(common).toHaveLength(2);
    expect(cornersOf(get(grids, 'a').border[0] ?? [])).toHaveLength(5);
  });

  it('leaves a grid that needs nothing, and one that would be spoilt, as it is', () => {
    const narrow = box('n', 3, 0, 0.004, 1);
    const plots = [box('a', 0, 0), box('b', 1, 0), narrow];
    const grids = shareCorners(plots);
    expect([...grids.values()].every((grid, index) => grid === plots[index])).toBe(true);
  });
});

describe('corners', () => {
  it('moves a corner of all grids that have it', () => {
    const grids = squares(2, 2);
    const moved = moveCorner(grids, corner(1, 1), corner(1.3, 1.2));
    for (const { border } of moved.values())
      expect(border[0]?.some((at) => keyOf(at) === keyOf(corner(1.3, 1.2)))).toBe(true);
    expect(total(moved)).toBeCloseTo(total(grids), 1);
  });

  it('refuses a border over itself or over another grid', () => {
    const grids = squares(3, 1);
    expect(() => moveCorner(grids, corner(1, 0), corner(0.5, 1.4))).toThrow(Refused);
    expect(() => moveCorner(squares(2, 2), corner(0, 0), corner(1.5, 0.5))).toThrow(Refused);
  });

  it('takes a corner out only where two meet', () => {
    const edge: [Corner, Corner] = [corner(1, 0), corner(1, 1)];
    const bent = moveCorner(insertCorner(squares(2, 1), edge, corner(1, 0.5)), corner(1, 0.5), corner(1.2, 0.5));
    const straight = removeCorner(bent, corner(1.2, 0.5));
    expect([...straight.values()].map(({ border }) => border)).toEqual(
      [...squares(2, 1).values()].map(({ border }) => border),
    );
    expect(() => removeCorner(bent, corner(1, 0))).toThrow('只能移动');
  });
});

describe('splitting, merging, giving away', () => {
  it('cuts in two with the neighbours having the new corners, and grows together as it was', () => {
    const grids = squares(3, 1);
    const cutUp = split(grids, 'g1', [corner(0.9, 0.5), corner(2.1, 0.5)], tolerance, named('new'));
    expect(areaOf(get(cutUp, 'new').border)).toBeCloseTo(areaOf(get(grids, 'g1').border) / 2, 0);
    expect(get(cutUp, 'g0').border[0]).toHaveLength(6);
    expect(get(cutUp, 'g2').border[0]).toHaveLength(6);
    const whole = merge(cutUp, 'g1', 'new');
    expect(
      cornersOf(get(whole, 'g1').border[0] ?? [])
        .map(keyOf)
        .sort(),
    ).toEqual(
      cornersOf(get(grids, 'g1').border[0] ?? [])
        .map(keyOf)
        .sort(),
    );
    expect(get(whole, 'g0').border[0]).toHaveLength(5);
  });

  it('cuts from corner to corner, and along a bent line', () => {
    const diagonal = split(squares(1, 1), 'g0', [corner(0, 0), corner(1, 1)], tolerance, named('n'));
    expect(areaOf(get(diagonal, 'n').border)).toBeCloseTo(areaOf(get(diagonal, 'g0').border), 0);
    const bent = split(
      squares(1, 1),
      'g0',
      [corner(0, 0.5), corner(0.4, 0.2), corner(0.7, 0.8), corner(1, 0.5)],
      tolerance,
      named('n'),
    );
    expect(cornersOf(get(bent, 'n').border[0] ?? []).length + cornersOf(get(bent, 'g0').border[0] ?? []).length).toBe(
      12,
    );
  });

  it('says why a line cuts nothing', () => {
    const cutting =
      (...line: Corner[]) =>
      () =>
        split(squares(2, 1), 'g0', line, tolerance, named('n'));
    expect(cutting(corner(0.2, 0.5), corner(0.8, 0.5))).toThrow('两头');
    expect(cutting(corner(-1, 3), corner(2, 3))).toThrow('两头');
    expect(cutting(corner(0, 0))).toThrow('至少点两个');
    expect(cutting(corner(-0.2, 0.3), corner(1.2, 0.3), corner(1.2, 0.6), corner(-0.2, 0.6))).toThrow('不止两块');
  });

  it('merges round a yard, and refuses what does not lie along each other', () => {
    const ring = squares(3, 3);
    let grids: Plots = new Map([...ring].filter(([code]) => code !== 'g4'));
    for (const code of ['g1', 'g2', 'g5', 'g8', 'g7', 'g6', 'g3']) grids = merge(grids, 'g0', code);
    expect(get(grids, 'g0').border).toHaveLength(2);
    expect(holds(get(grids, 'g0').border, corner(1.5, 1.5))).toBe(false);
    expect(() => merge(squares(3, 1), 'g0', 'g2')).toThrow('没有共同的边');
    expect(() => merge(squares(2, 2), 'g0', 'g3')).toThrow('没有共同的边');
  });

  it('gives a piece to the neighbour beside it', () => {
    const grids = squares(3, 1);
    const line = [corner(0.7, -0.1), corner(0.7, 1.1)];
    expect(takersOf(grids, 'g0', line, corner(0.9, 0.5), tolerance)).toEqual(['g1']);
    const given = giveAway(grids, 'g0', 'g1', line, corner(0.9, 0.5), tolerance);
    expect(areaOf(get(given, 'g0').border) / areaOf(get(grids, 'g0').border)).toBeCloseTo(0.7, 3);
    expect(areaOf(get(given, 'g1').border) / areaOf(get(grids, 'g1').border)).toBeCloseTo(1.3, 3);
    expect(cornersOf(get(given, 'g1').border[0] ?? [])).toHaveLength(4);
    expect(() => giveAway(grids, 'g0', 'g2', line, corner(0.9, 0.5), tolerance)).toThrow('没有共同的边');
  });
});

describe('drawing', () => {
  const make = (border: Ring[]): Plot => ({ code: 'new', name: 'new', border });

  it('holds on to corners before edges, within the tolerance', () => {
    const grids = squares(1, 1);
    expect(snap(grids, [corner(1, 1)[0] + 0.00002, corner(1, 1)[1]], 5).held).toBe('corner');
    expect(snap(grids, [corner(1, 0.5)[0] + 0.00002, corner(1, 0.5)[1]], 5).held).toBe('edge');
    expect(snap(grids, corner(1.5, 0.5), 5).held).toBe('none');
  });

  it('follows a neighbour’s border, so that nothing is left between', () => {
    const bent = moveCorner(
      insertCorner(squares(1, 1), [corner(1, 0), corner(1, 1)], corner(1, 0.5)),
      corner(1, 0.5),
      corner(0.8, 0.5),
    );
    const drawn = draw(bent, [corner(1, 0), corner(2, 0), corner(2, 1), corner(1, 1)], tolerance, make);
    expect(get(drawn, 'new').border[0]?.some((at) => keyOf(at) === keyOf(corner(0.8, 0.5)))).toBe(true);
    expect(areaOf(get(drawn, 'new').border)).toBeGreaterThan(areaOf(get(squares(1, 1), 'g0').border));
  });

  it('refuses to lie over a grid or round it', () => {
    const grids = squares(2, 1);
    const over = [corner(0.5, 0.2), corner(1.5, 0.2), corner(1.5, 0.8), corner(0.5, 0.8)];
    const round = [corner(-1, -1), corner(3, -1), corner(3, 2), corner(-1, 2)];
    expect(() => draw(grids, over, tolerance, make)).toThrow(Refused);
    expect(() => draw(grids, round, tolerance, make)).toThrow('里面去了');
    expect(() => draw(grids, [corner(3, 0), corner(4, 1), corner(4, 0), corner(3, 1)], tolerance, make)).toThrow(
      '交叉',
    );
  });

  it('fills what is uncovered, as a grid or into a neighbour', () => {
    const grids = new Map([...squares(3, 1)].filter(([code]) => code !== 'g1'));
    const gap = [corner(1, 0), corner(2, 0), corner(2, 1), corner(1, 1)];
    expect(total(draw(grids, gap, tolerance, make))).toBeCloseTo(total(squares(3, 1)), 1);
    const filled = fillInto(grids, gap, tolerance, 'g0');
    expect(total(filled)).toBeCloseTo(total(squares(3, 1)), 1);
    expect(filled.size).toBe(2);
  });
});

describe('a corner pulled past its neighbour', () => {
  // The middle corner of four squares is moved down, and a triangle is cut off the upper left one beside it.
  const split3 = (): Plots => {
    const moved = moveCorner(squares(3, 3), corner(1, 1), corner(1, 0.6));
    const line: Corner[] = [corner(-0.25, 0.74), corner(1.25, 0.74)];
    return split(moved, 'g3', line, tolerance, named('n1'));
  };

  it.each([
    ['along the line of both', corner(1, 0.34)],
    ['into the grid behind', corner(0.95, 0.4)],
  ])('%s would lie over another grid, and is refused', (_where, to) => {
    const grids = split3();
    expect(get(grids, 'n1').border[0]).toContainEqual(corner(1, 0.74));
    expect(() => moveCorner(grids, corner(1, 0.74), to)).toThrow(Refused);
  });

  it('leaves no border that runs back over itself', () => {
    const grids = insertCorner(squares(2, 1), [corner(1, 0), corner(1, 1)], corner(1, 0.5));
    const more = insertCorner(grids, [corner(1, 0.5), corner(1, 1)], corner(1, 0.75));
    expect(() => moveCorner(more, corner(1, 0.75), corner(1, 0.25))).toThrow(Refused);
  });
});

describe('history', () => {
  it('keeps a bounded number of steps, and forgets what could be redone at a new one', () => {
    const history = new History(0, 3);
    for (const state of [1, 2, 3, 4, 5]) history.step(state);
    expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual([true, true, true, false]);
    expect(history.now).toBe(2);
    history.redo();
    history.step(9);
    expect([history.canRedo, history.now]).toEqual([false, 9]);
  });
});

/** One operation as numbers; what they mean depends on the grids that are there. */
const deed = fc.record({
  kind: fc.constantFrom('move', 'insert', 'remove', 'split', 'merge', 'give'),
  which: fc.nat(),
  other: fc.nat(),
  x: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  y: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
});

describe('any sequence of operations', () => {
  it('keeps the ground: no gap, no overlap, no crossing; undo gives back what was', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 5, maxLength: 40 }), (deeds) => {
        const start = squares(3, 3);
        const history = new History<Plots>(start, 100);
        const before = total(start);
        const states: Plots[] = [start];
        let fresh = 0;
        for (const one of deeds) {
          try {
            history.step(perform(history.now, one, () => `n${++fresh}`));
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            continue;
          }
          if (history.now !== states.at(-1)) states.push(history.now);
          const rings = [...history.now.values()].map(({ border }) => border);
          expect(rings.every((border) => isSimple(border))).toBe(true);
          // A corner put into an edge lies up to a centimetre beside it: at the rim that is ground lost or won.
          expect(Math.abs(total(history.now) - before)).toBeLessThan(before * 1e-4);
          expect(unsharedEdges(history.now)).toEqual([]);
        }
        for (const state of states.reverse()) {
          expect(history.now).toBe(state);
          history.undo();
        }
      }),
      { numRuns: 80 },
    );
  });
});

function perform(
  grids: Plots,
  { kind, which, other, x, y }: { kind: string; which: number; other: number; x: number; y: number },
  newCode: () => string,
): Plots {
  const all = [...grids.values()];
  const grid = all[which % all.length] as Plot;
  const ring = grid.border[0] as Ring;
  const edges = edgesOf(ring);
  const edge = edges[other % edges.length] as [Corner, Corner];
  const at = (share: number): Corner => [
    edge[0][0] + (edge[1][0] - edge[0][0]) * share,
    edge[0][1] + (edge[1][1] - edge[0][1]) * share,
  ];
  const xs = ring.map(([east]) => east);
  const ys = ring.map(([, north]) => north);
  const [left, right] = [Math.min(...xs) - 0.0005, Math.max(...xs) + 0.0005];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const line: Corner[] = [
    [left, low + (high - low) * y],
    [right, low + (high - low) * (y + x / 4)],
  ];
  if (kind === 'move')
    return isAtRim(edge[0])
      ? grids
      : moveCorner(grids, edge[0], [edge[0][0] + x * side, edge[0][1] + (y - 0.5) * side]);
  if (kind === 'insert')
    return insertCorner(grids, edge, [Math.round(at(y)[0] * 1e7) / 1e7, Math.round(at(y)[1] * 1e7) / 1e7]);
  if (kind === 'remove') return isAtRim(edge[0]) ? grids : removeCorner(grids, edge[0]);
  if (kind === 'split') return split(grids, grid.code, line, tolerance, named(newCode()));
  if (kind === 'merge') return merge(grids, grid.code, (all[other % all.length] as Plot).code);
  const piece = edge[0];
  const inside: Corner = [
    piece[0] + ((left + right) / 2 - piece[0]) * 0.1,
    piece[1] + ((low + high) / 2 - piece[1]) * 0.1,
  ];
  const [taker] = takersOf(grids, grid.code, line, inside, tolerance);
  return taker ? giveAway(grids, grid.code, taker, line, inside, tolerance) : grids;
}

const isAtRim = (at: Corner): boolean => rimDistance(at) < 0.2;

/** Metres to the rim of the nine squares. */
function rimDistance(at: Corner): number {
  const [[w, s], [e, n]] = [corner(0, 0), corner(3, 3)];
  return Math.min(
    ...(
      [
        [w, at[1]],
        [e, at[1]],
        [at[0], s],
        [at[0], n],
      ] as Corner[]
    ).map((point) => distance(point, at)),
  );
}

/** Edges inside the ground that no neighbour runs along the other way: a gap or an overlap. */
function unsharedEdges(grids: Plots): string[] {
  const directed = new Set<string>();
  const edges: Array<[Corner, Corner]> = [];
  for (const { border } of grids.values()) {
    border.forEach((ring, index) => {
      const right = signedArea(ring) > 0 === (index === 0) ? ring : [...ring].reverse();
      for (const [from, to] of edgesOf(right)) {
        directed.add(`${keyOf(from)};${keyOf(to)}`);
        edges.push([from, to]);
      }
    });
  }
  return edges
    .filter(([from, to]) => !directed.has(`${keyOf(to)};${keyOf(from)}`))
    .filter(([from, to]) => !isAtRim(from) || !isAtRim(to))
    .map(([from, to]) => `${keyOf(from)} → ${keyOf(to)}`);
}
