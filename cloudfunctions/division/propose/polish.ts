import type { Sides } from './connected';
import type { Graph } from './graph';
import type { SplitAim } from './split';

const mostPasses = 4;

/**
 * Straightens the border between two sides: a site on it goes over to the other side when that costs less and both sides stay
 * connected (the local exchange of Fiduccia and Mattheyses, downhill only).
 */
export function polish(sides: Sides, graph: Graph, aim: SplitAim): void {
  const households = [0, 0];
  const people = [0, 0];
  const members = [0, 0];
  for (let site = 0; site < graph.count; site++) move(site, sides[site] ?? 0, 1);
  const sizes = (): number => aim.sizes(households[1] ?? 0, people[1] ?? 0, households[0] ?? 0, people[0] ?? 0);
  let now = sizes();
  for (let pass = 0, isMoving = true; pass < mostPasses && isMoving; pass++) {
    isMoving = false;
    for (let site = 0; site < graph.count; site++) {
      const side = sides[site] ?? 0;
      const border = borderGain(site, side, sides, graph);
      if (border === undefined || (members[side] ?? 0) < 2 || !canLeave(site, side, sides, graph)) continue;
      move(site, side, -1);
      move(site, 1 - side, 1);
      const after = sizes();
      if (after - now - border * aim.metre < -1e-9) {
        sides[site] = 1 - side;
        now = after;
        isMoving = true;
      } else {
        move(site, 1 - side, -1);
        move(site, side, 1);
      }
    }
  }

  function move(site: number, side: number, sign: number): void {
    households[side] = (households[side] ?? 0) + sign * (graph.households[site] ?? 0);
    people[side] = (people[side] ?? 0) + sign * (graph.people[site] ?? 0);
    members[side] = (members[side] ?? 0) + sign;
  }
}

/** By how much the border's cost shrinks when a site changes sides; undefined away from the border. */
function borderGain(site: number, side: number, sides: Sides, { from, to, cost }: Graph): number | undefined {
  let [gain, isBorder] = [0, false];
  for (let at = from[site] ?? 0; at < (from[site + 1] ?? 0); at++) {
    if (sides[to[at] ?? 0] === side) gain -= cost[at] ?? 0;
    else {
      gain += cost[at] ?? 0;
      isBorder = true;
    }
  }
  return isBorder ? gain : undefined;
}

/**
 * Whether a side stays connected without a site: those of its neighbours that are on the side must touch one another in a
 * row. Around a site of a triangulation they stand in a ring, so this is enough, and asks nobody further away.
 */
function canLeave(site: number, side: number, sides: Sides, { from, to }: Graph): boolean {
  const own: number[] = [];
  for (let at = from[site] ?? 0; at < (from[site + 1] ?? 0); at++) {
    const other = to[at] ?? 0;
    if (sides[other] === side) own.push(other);
  }
  const [first] = own;
  if (first === undefined) return false;
  const reached = [first];
  for (let index = 0; index < reached.length; index++) {
    const here = reached[index] ?? 0;
    for (let at = from[here] ?? 0; at < (from[here + 1] ?? 0); at++) {
      const other = to[at] ?? 0;
      if (own.includes(other) && !reached.includes(other)) reached.push(other);
    }
  }
  return reached.length === own.length;
}
