import type { Neighbours } from './neighbours';
import type { Sites } from './sites';

/** Some sites and their borders with each other, renumbered from 0: what is split knows nothing of the rest. */
export interface Graph {
  count: number;
  /** x, y of each, in metres. */
  xy: Float64Array;
  households: Float64Array;
  people: Float64Array;
  /** Neighbours of a site: `to[from[site]] … to[from[site + 1] - 1]`, with the cost of the border to each. */
  from: Int32Array;
  to: Int32Array;
  cost: Float64Array;
  /** 1 where the border is a barrier. */
  barrier: Uint8Array;
}

/** Cuts graphs out of all sites of a community. */
export function graphsOf(sites: Sites, near: Neighbours): (members: Uint32Array) => Graph {
  const placeOf = new Int32Array(sites.count).fill(-1);
  return (members) => {
    const count = members.length;
    let most = 0;
    for (let place = 0; place < count; place++) {
      const site = members[place] ?? 0;
      placeOf[site] = place;
      most += (near.from[site + 1] ?? 0) - (near.from[site] ?? 0);
    }
    const from = new Int32Array(count + 1);
    const to = new Int32Array(most);
    const cost = new Float64Array(most);
    const barrier = new Uint8Array(most);
    const xy = new Float64Array(count * 2);
    const households = new Float64Array(count);
    const people = new Float64Array(count);
    let edges = 0;
    for (let place = 0; place < count; place++) {
      const site = members[place] ?? 0;
      xy[place * 2] = sites.xy[site * 2] ?? 0;
      xy[place * 2 + 1] = sites.xy[site * 2 + 1] ?? 0;
      households[place] = sites.households[site] ?? 0;
      people[place] = sites.people[site] ?? 0;
      for (let at = near.from[site] ?? 0; at < (near.from[site + 1] ?? 0); at++) {
        const other = placeOf[near.to[at] ?? 0] ?? -1;
        if (other < 0) continue;
        to[edges] = other;
        cost[edges] = near.cost[at] ?? 0;
        barrier[edges] = near.barrier[at] ?? 0;
        edges++;
      }
      from[place + 1] = edges;
    }
    for (let place = 0; place < count; place++) placeOf[members[place] ?? 0] = -1;
    return { count, xy, households, people, from, to, cost, barrier };
  };
}
