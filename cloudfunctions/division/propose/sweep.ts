import type { Graph } from './graph';
import { Heap } from './heap';
import { sortedBy } from './radix';

/** An order in which a line, or a wave, passes over the sites of a graph. */
export type Sweep = Uint32Array;

/** By a straight line that moves in a direction (radians): borders between yards come out straight. */
export function straightSweep({ count, xy }: Graph, angle: number): Sweep {
  const [east, north] = [Math.cos(angle), Math.sin(angle)];
  const keys = new Float64Array(count);
  for (let site = 0; site < count; site++) keys[site] = (xy[site * 2] ?? 0) * east + (xy[site * 2 + 1] ?? 0) * north;
  return sortedBy(keys);
}

/**
 * By a wave that spreads from one site through its neighbours (Dijkstra), and is held up at every barrier for as long as it
 * takes to cross `width` metres: it fills what a road encloses before it goes on, however the road bends.
 */
export function waveSweep({ count, xy, from, to, barrier }: Graph, start: number, width: number): Sweep {
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const reached = new Uint32Array(count);
  const waiting = new Heap();
  let arrived = 0;
  distance[start] = 0;
  waiting.push(start, 0);
  for (let site = waiting.pop(); site !== undefined; site = waiting.pop()) {
    const here = distance[site] ?? 0;
    if (waiting.poppedKey > here) continue;
    reached[arrived++] = site;
    for (let at = from[site] ?? 0; at < (from[site + 1] ?? 0); at++) {
      const other = to[at] ?? 0;
      const dx = (xy[site * 2] ?? 0) - (xy[other * 2] ?? 0);
      const dy = (xy[site * 2 + 1] ?? 0) - (xy[other * 2 + 1] ?? 0);
      const there = here + Math.sqrt(dx * dx + dy * dy) + (barrier[at] ? width : 0);
      if (there >= (distance[other] ?? 0)) continue;
      distance[other] = there;
      waiting.push(other, there);
    }
  }
  return reached.subarray(0, arrived);
}

/**
 * By a straight line, but block by block: all sites that barriers close off from the rest follow each other. So of a road
 * that goes through, a cut can run along it from end to end. Undefined where no barrier closes anything off.
 */
export function blockSweep(graph: Graph, angle: number): Sweep | undefined {
  const block = blocksOf(graph);
  const order = straightSweep(graph, angle);
  const size = new Float64Array(graph.count);
  const middle = new Float64Array(graph.count);
  for (let place = 0; place < order.length; place++) {
    const own = block[order[place] ?? 0] ?? 0;
    size[own] = (size[own] ?? 0) + 1;
    middle[own] = (middle[own] ?? 0) + place;
  }
  if (size[0] === graph.count) return undefined;
  const keyOf = (site: number): number => (middle[block[site] ?? 0] ?? 0) / (size[block[site] ?? 0] ?? 1);
  return order.sort((a, b) => keyOf(a) - keyOf(b) || (block[a] ?? 0) - (block[b] ?? 0));
}

/** A number for each site, the same for those that are connected without crossing a barrier. */
function blocksOf({ count, from, to, barrier }: Graph): Int32Array {
  const block = new Int32Array(count).fill(-1);
  let blocks = 0;
  for (let start = 0; start < count; start++) {
    if (block[start] !== -1) continue;
    const reached = [start];
    block[start] = blocks;
    for (let index = 0; index < reached.length; index++) {
      const site = reached[index] ?? 0;
      for (let at = from[site] ?? 0; at < (from[site + 1] ?? 0); at++) {
        const other = to[at] ?? 0;
        if (barrier[at] || block[other] !== -1) continue;
        block[other] = blocks;
        reached.push(other);
      }
    }
    blocks++;
  }
  return block;
}
