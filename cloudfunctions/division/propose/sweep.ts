import type { Graph } from './graph';
import { Heap } from './heap';

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

const bits = 8;
const buckets = 1 << bits;

/** Sites by their keys to 16 bits, a few centimetres; equal ones by number. A radix sort: this is what the time goes into. */
function sortedBy(keys: Float64Array): Sweep {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const key of keys) {
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const scale = most > least ? (buckets * buckets - 1) / (most - least) : 0;
  const coarse = Uint16Array.from(keys, (key) => (key - least) * scale);
  let order = Uint32Array.from(keys, (_, index) => index);
  for (const shift of [0, bits]) {
    const starts = new Uint32Array(buckets + 1);
    for (const key of coarse) {
      const bucket = ((key >> shift) & (buckets - 1)) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= buckets; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const next = new Uint32Array(order.length);
    for (const index of order) {
      const bucket = ((coarse[index] ?? 0) >> shift) & (buckets - 1);
      const at = starts[bucket] ?? 0;
      next[at] = index;
      starts[bucket] = at + 1;
    }
    order = next;
  }
  return order;
}
