import {
  type Corner,
  cornersOf,
  crosses,
  edgesOf,
  type Grids,
  type Ground,
  isSimple,
  keyOf,
  lastOf,
  Refused,
  type Ring,
  ringOf,
  rounded,
  same,
  signedArea,
} from './ground';

/** Moves a corner in every grid that has it, so that neighbours stay neighbours. Moved onto its neighbour it goes away. */
export function moveCorner<G extends Ground>(grids: Grids<G>, from: Corner, target: Corner): Grids<G> {
  const to = rounded(target);
  const moved = mapRings(grids, (ring) => {
    if (!hasCorner(ring, from)) return ring;
    const after = withoutRepeats(cornersOf(ring).map((at) => (same(at, from) ? to : at)));
    // Turned inside out it lies on its neighbours' ground, though no edge crosses another.
    if (signedArea(ring) * signedArea(after) < 0) throw new Refused('移到那里边界会交叉，请换个位置');
    return after;
  });
  checkSimple(grids, moved, '移到那里边界会交叉，请换个位置');
  checkNoNewCrossing(grids, moved);
  return moved;
}

/** Puts a corner into an edge, in both grids that have the edge. */
export function insertCorner<G extends Ground>(grids: Grids<G>, edge: [Corner, Corner], at: Corner): Grids<G> {
  if (same(at, edge[0]) || same(at, edge[1])) return grids;
  return mapRings(grids, (ring) => intoEdge(ring, edge, at));
}

/** Takes a corner out of every grid that has it. Where three grids meet it can only be moved. */
export function removeCorner<G extends Ground>(grids: Grids<G>, corner: Corner): Grids<G> {
  const pairs = new Set<string>();
  for (const { border } of grids.values()) {
    for (const ring of border) {
      const corners = cornersOf(ring);
      const index = corners.findIndex((at) => same(at, corner));
      if (index < 0) continue;
      if (corners.length <= 3) throw new Refused('网格至少要有三个角，这个角不能再删');
      const before = (index > 0 ? corners[index - 1] : lastOf(corners)) as Corner;
      const after = corners[(index + 1) % corners.length] as Corner;
      pairs.add([keyOf(before), keyOf(after)].sort().join());
    }
  }
  if (pairs.size > 1) throw new Refused('几个网格在这个角相交，删了会有空隙，只能移动');
  const removed = mapRings(grids, (ring) =>
    hasCorner(ring, corner) ? ringOf(cornersOf(ring).filter((at) => !same(at, corner))) : ring,
  );
  checkSimple(grids, removed, '删掉这个角边界会交叉');
  checkNoNewCrossing(grids, removed);
  return removed;
}

/** The grids with every ring mapped; a grid none of whose rings changed stays the same object. */
function mapRings<G extends Ground>(grids: Grids<G>, map: (ring: Ring) => Ring): Map<string, G> {
  const mapped = new Map<string, G>();
  for (const [code, grid] of grids) {
    const border = grid.border.map(map);
    mapped.set(code, border.every((ring, index) => ring === grid.border[index]) ? grid : { ...grid, border });
  }
  return mapped;
}

function intoEdge(ring: Ring, [from, to]: [Corner, Corner], at: Corner): Ring {
  const index = edgesOf(ring).findIndex(([a, b]) => (same(a, from) && same(b, to)) || (same(a, to) && same(b, from)));
  return index < 0 ? ring : [...ring.slice(0, index + 1), at, ...ring.slice(index + 1)];
}

const hasCorner = (ring: Ring, corner: Corner): boolean => ring.some((at) => same(at, corner));

function withoutRepeats(corners: Corner[]): Ring {
  return ringOf(corners.filter((at, index) => !same(at, corners[(index + 1) % corners.length] as Corner)));
}

/** @throws Refused when a grid that was changed crosses itself and did not before */
export function checkSimple<G extends Ground>(before: Grids<G>, after: Grids<G>, words: string): void {
  for (const [code, grid] of after) {
    const old = before.get(code);
    if (grid !== old && !isSimple(grid.border) && (!old || isSimple(old.border))) throw new Refused(words);
  }
}

/** @throws Refused when an edge that was not there before runs across another grid */
export function checkNoNewCrossing<G extends Ground>(before: Grids<G>, after: Grids<G>): void {
  const nameOf = (edge: [Corner, Corner]): string => edge.map(keyOf).sort().join();
  for (const [code, grid] of after) {
    const old = before.get(code);
    if (grid === old) continue;
    const known = new Set((old?.border ?? []).flatMap(edgesOf).map(nameOf));
    const fresh = grid.border.flatMap(edgesOf).filter((edge) => !known.has(nameOf(edge)));
    for (const other of after.values()) {
      if (other === grid) continue;
      const edges = other.border.flatMap(edgesOf);
      if (fresh.some((edge) => edges.some((one) => crosses(edge, one)))) {
        throw new Refused(`边界会压到“${other.name}”，请换个位置`);
      }
    }
  }
}
