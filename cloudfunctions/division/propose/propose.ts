import { aimFor } from './aim';
import { bisect } from './bisect';
import { graphsOf } from './graph';
import { groundsOf } from './ground';
import { hullAround } from './hull';
import { findNeighbours, type Neighbours } from './neighbours';
import { inReadingOrder } from './number';
import { outlinesOf } from './outline';
import { type Degrees, isInside, type Metres, type Plane, planeAround, signedArea } from './plane';
import { type GridQuality, gridQuality, type Quality, qualityOf } from './quality';
import { seeded } from './random';
import { recombine } from './recombine';
import { type Address, makeSites, type Sites } from './sites';
import { type Band, gridCountFor, planBand, type Size, sizeOf } from './size';

export interface ProposalInput {
  /** All of them inside the border. */
  addresses: readonly Address[];
  /** Rings of the community, outline first; without them a ring 30 m around all addresses. */
  border?: Degrees[][];
  /** Lines that borders should run along where they can: roads, rivers, walls. */
  barriers?: readonly Degrees[][];
  band?: Band;
  seed?: number;
}

export interface ProposedGrid extends GridQuality {
  /** Rings in degrees of WGS-84, outline first. */
  border: Degrees[][];
  /** Places in `addresses`. */
  addresses: number[];
}

export interface Proposal {
  /** As they are numbered: from west to east, then from north to south. */
  grids: ProposedGrid[];
  average: Size;
  quality: Quality;
}

/** A grid code has three digits of its own. */
export const mostGrids = 999;
const hullMetres = 30;

/** A community divided, before it is drawn. */
export interface Division {
  /** The sites of each grid, connected. */
  parts: Uint32Array[];
  sites: Sites;
  near: Neighbours;
  plane: Plane;
  border: Degrees[][];
}

/**
 * Proposes how to divide a community: connected grids of even size inside the band, compact, along the barriers given.
 * Pure: the same input and seed give the same proposal. About ten seconds for 10,000 addresses and 80 for 100,000 on a
 * busy machine of two cores.
 */
export function propose(input: ProposalInput): Proposal {
  return drawn(divide(input), input);
}

/** Recursive bisection makes a start, recombining neighbours improves it (docs/adr/0008). */
export function divide(input: ProposalInput): Division {
  const { addresses, barriers = [], band = planBand } = input;
  const plane = planeAround(addresses.map(({ at }) => at));
  const border = borderOf(input, plane);
  const metres = border.map((ring) => ring.map(plane.toMetres));
  const lines = barriers.map((line) => line.map(plane.toMetres));
  const sites = makeSites(addresses, metres, lines, plane, (point) => isInside(point, metres));
  const near = findNeighbours(sites);
  const graphOf = graphsOf(sites, near);
  const { count, average } = wantedGrids(sites, band);
  const aim = aimFor(average, squareMetres(metres) / count, band);
  const random = seeded(input.seed ?? 1);
  const parts = bisect(insideOf(sites), count, graphOf, aim, random);
  recombine(parts, near, graphOf, aim, random);
  return { parts, sites, near, plane, border };
}

/** How many grids, and the size they should have. An address beyond the band is a grid by itself, and tells nothing of the others. */
function wantedGrids({ count, households, people }: Sites, band: Band): { count: number; average: Size } {
  const rest: Size[] = [];
  for (let site = 0; site < count; site++) {
    const size = { households: households[site] ?? 0, people: people[site] ?? 0 };
    if (size.households <= band.households[1] && size.people <= band.people[1]) rest.push(size);
  }
  const total = sizeOf(rest);
  const towers = count - rest.length;
  // Of a tower with a kiosk beside it the kiosk makes no grid.
  if (towers > 0 && total.households < band.households[0] / 2) {
    return { count: towers, average: { households: band.households[1], people: band.people[1] } };
  }
  const grids = gridCountFor(total, band, Math.max(1, Math.min(mostGrids - towers, rest.length)));
  return { count: grids + towers, average: { households: total.households / grids, people: total.people / grids } };
}

function insideOf({ count, outsideOf }: Sites): Uint32Array {
  return Uint32Array.from({ length: count }, (_, site) => site).filter((site) => outsideOf[site] === -1);
}

function borderOf({ addresses, border }: ProposalInput, plane: Plane): Degrees[][] {
  if (border) return border;
  const points = addresses.map(({ at }) => plane.toMetres(at));
  return [hullAround(points, hullMetres).map(plane.toDegrees)];
}

function drawn(
  { parts, sites, near, plane, border }: Division,
  { addresses, band = planBand }: ProposalInput,
): Proposal {
  const gridOf = new Int32Array(sites.count).fill(-1);
  for (const [grid, members] of parts.entries()) for (const site of members) gridOf[site] = grid;
  const grounds = groundsOf(outlinesOf(gridOf, parts.length, sites, near, plane), border);
  const own = parts.map((): number[] => []);
  for (const index of addresses.keys()) own[gridOf[sites.siteOf[index] ?? 0] ?? 0]?.push(index);
  const sizes = own.map((indexes) => sizeOf(indexes.flatMap((index) => addresses[index] ?? [])));
  const total = sizeOf(sizes);
  const average = { households: total.households / parts.length, people: total.people / parts.length };
  const grids = sizes.map((size, grid): ProposedGrid => {
    const ground = grounds[grid] ?? [];
    return { ...gridQuality(size, ground, average, band, plane), border: ground, addresses: own[grid] ?? [] };
  });
  return { grids: inReadingOrder(grids), average, quality: qualityOf(grids) };
}

function squareMetres(rings: readonly Metres[][]): number {
  return rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0);
}
