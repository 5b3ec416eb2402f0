import { parted, type Sides } from './connected';
import type { Graph } from './graph';
import { polish } from './polish';
import { blockSweep, type Sweep, straightSweep, waveSweep } from './sweep';

/** A way to split a graph into two connected parts. */
export interface Split {
  sides: Sides;
  cost: number;
}

/** What a split is judged by. */
export interface SplitAim {
  /** Cost of the sizes left and right. */
  sizes(leftHouseholds: number, leftPeople: number, rightHouseholds: number, rightPeople: number): number;
  /** Cost of a metre of border between them. */
  metre: number;
  /** How far a wave could have gone while it crosses a barrier, in metres. */
  barrierWidth: number;
}

const straightSweeps = 8;
const waveSweeps = 2;
const blockSweeps = 4;
/** Straight cuts and waves can leave an island behind, which costs when it is mended: so more than one is tried. */
const triedInFull = 3;

/**
 * The cheapest way found to split a connected graph in two: lines and waves pass over it, every moment of every pass is
 * judged by sizes and border (a "sweep cut"); of the best, islands are given to the side they lie in and borders straightened.
 * Undefined when there is no way, as with a single site.
 */
export function bestSplit(graph: Graph, aim: SplitAim, random: () => number): Split | undefined {
  const turn = random();
  const sweeps: Sweep[] = [];
  for (let index = 0; index < straightSweeps; index++) {
    sweeps.push(straightSweep(graph, ((index + turn) * 2 * Math.PI) / straightSweeps));
  }
  for (let index = 0; index < waveSweeps; index++) {
    // From the far end of some direction: the first site of a straight sweep.
    const start = sweeps[Math.floor(random() * straightSweeps)]?.[0];
    if (start !== undefined) sweeps.push(waveSweep(graph, start, aim.barrierWidth));
  }
  for (let index = 0; index < blockSweeps; index++) {
    const sweep = blockSweep(graph, ((index + turn) * 2 * Math.PI) / blockSweeps);
    if (sweep) sweeps.push(sweep);
  }
  const cuts = sweeps
    .map((sweep) => ({ sweep, ...bestMoment(sweep, graph, aim) }))
    .filter((cut) => cut.count > 0)
    .sort((a, b) => a.cost - b.cost);
  let best: Split | undefined;
  for (const { sweep, count } of cuts.slice(0, triedInFull)) {
    const sides = parted(sweep, count, graph);
    if (sides) polish(sides, graph, aim);
    const cost = sides ? costOf(sides, graph, aim) : 0;
    if (sides && (!best || cost < best.cost)) best = { sides, cost };
  }
  return best;
}

/** What the border between two sides and their sizes cost. */
export function costOf(sides: Sides, graph: Graph, aim: SplitAim): number {
  const households = [0, 0];
  const people = [0, 0];
  let border = 0;
  for (let site = 0; site < graph.count; site++) {
    const side = sides[site] ?? 0;
    households[side] = (households[side] ?? 0) + (graph.households[site] ?? 0);
    people[side] = (people[side] ?? 0) + (graph.people[site] ?? 0);
    for (let at = graph.from[site] ?? 0; side === 1 && at < (graph.from[site + 1] ?? 0); at++) {
      if (sides[graph.to[at] ?? 0] === 0) border += graph.cost[at] ?? 0;
    }
  }
  const sizes = aim.sizes(households[1] ?? 0, people[1] ?? 0, households[0] ?? 0, people[0] ?? 0);
  return sizes + border * aim.metre;
}

/** After how many sites of a sweep a cut costs least; each site that is passed changes the border by its own edges alone. */
function bestMoment(sweep: Sweep, graph: Graph, aim: SplitAim): { count: number; cost: number } {
  const passed = new Uint8Array(graph.count);
  let [allHouseholds, allPeople] = [0, 0];
  for (let site = 0; site < graph.count; site++) {
    allHouseholds += graph.households[site] ?? 0;
    allPeople += graph.people[site] ?? 0;
  }
  let [count, least] = [0, Number.POSITIVE_INFINITY];
  let [households, people, border] = [0, 0, 0];
  for (let index = 0; index < sweep.length - 1; index++) {
    const site = sweep[index] ?? 0;
    for (let at = graph.from[site] ?? 0; at < (graph.from[site + 1] ?? 0); at++) {
      border += passed[graph.to[at] ?? 0] ? -(graph.cost[at] ?? 0) : (graph.cost[at] ?? 0);
    }
    passed[site] = 1;
    households += graph.households[site] ?? 0;
    people += graph.people[site] ?? 0;
    const sizes = aim.sizes(households, people, allHouseholds - households, allPeople - people);
    if (sizes + border * aim.metre >= least) continue;
    least = sizes + border * aim.metre;
    count = index + 1;
  }
  return { count, cost: least };
}
