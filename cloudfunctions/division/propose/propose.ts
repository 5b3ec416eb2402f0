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
import { recombine } from './recombine';
import { seeded } from './random';
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

/**
 * Proposes how to divide a community: connected grids of even size inside the band, compact, along the barriers given.
 * Recursive bisection makes a start, recombining neighbours improves it (docs/adr/0008). Pure: the same input and seed give
 * the same proposal. About 10 s for 100,000 addresses.
 */
export function propose(input: ProposalInput): Proposal {
  const { addresses, band = planBand } = input;
  const plane = planeAround(addresses.map(({ at }) => at));
  const border = borderOf(input, plane);
  const { sites, near } = groundwork(input, border, plane);
  const total = sizeOf(addresses);
  const count = gridCountFor(total, band, Math.min(mostGrids, addresses.length));
  const aim = aimFor(total, count, squareMetres(border.metres), band);
  const random = seeded(input.seed ?? 1);
  const inside = Uint32Array.from({ length: sites.count }, (_, site) => site).filter(
    (site) => sites.outsideOf[site] === -1,
  );
  const graphOf = graphsOf(sites, near);
  const parts = bisect(inside, count, graphOf, aim, random);
  recombine(parts, near, graphOf, aim, random);
  return drawn(parts, input, band, { sites, near, plane, border: border.degrees });
}

/** The sites of a community and which of them touch. */
export function groundwork(
  { addresses, barriers = [] }: ProposalInput,
  border: { metres: Metres[][] },
  plane: Plane,
): { sites: Sites; near: Neighbours } {
  const lines = barriers.map((line) => line.map(plane.toMetres));
  const sites = makeSites(addresses, border.metres, lines, plane, (point) => isInside(point, border.metres));
  return { sites, near: findNeighbours(sites) };
}

/** The border given or made, in degrees and in metres. */
export function borderOf({ addresses, border }: ProposalInput, plane: Plane): { degrees: Degrees[][]; metres: Metres[][] } {
  if (border) return { degrees: border, metres: border.map((ring) => ring.map(plane.toMetres)) };
  const hull = hullAround(
    addresses.map(({ at }) => plane.toMetres(at)),
    hullMetres,
  );
  return { degrees: [hull.map(plane.toDegrees)], metres: [hull] };
}

/** Draws a division of sites, and says how good it is. */
export function drawn(
  parts: readonly Uint32Array[],
  { addresses }: ProposalInput,
  band: Band,
  { sites, near, plane, border }: { sites: Sites; near: Neighbours; plane: Plane; border: Degrees[][] },
): Proposal {
  const gridOf = new Int32Array(sites.count).fill(-1);
  for (const [grid, members] of parts.entries()) for (const site of members) gridOf[site] = grid;
  const grounds = groundsOf(outlinesOf(gridOf, parts.length, sites, near, plane), border);
  const own = parts.map((): number[] => []);
  for (const index of addresses.keys()) own[gridOf[sites.siteOf[index] ?? 0] ?? 0]?.push(index);
  const sizes = own.map((indexes) => sizeOf(indexes.flatMap((index) => addresses[index] ?? [])));
  const sum = (key: keyof Size): number => sizes.reduce((total, size) => total + size[key], 0) / sizes.length;
  const average = { households: sum('households'), people: sum('people') };
  const grids = sizes.map((size, grid): ProposedGrid => {
    const ground = grounds[grid] ?? [];
    return { ...gridQuality(size, ground, average, band, plane), border: ground, addresses: own[grid] ?? [] };
  });
  return { grids: inReadingOrder(grids), average, quality: qualityOf(grids) };
}

function squareMetres(rings: readonly Metres[][]): number {
  return rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0);
}
