import { area } from '@turf/area';
import fc from 'fast-check';
import { piecesIn } from '../../../cloudfunctions/division/propose/connected';
import { graphsOf } from '../../../cloudfunctions/division/propose/graph';
import { type Degrees, isInside } from '../../../cloudfunctions/division/propose/plane';
import { divide, type ProposalInput, propose } from '../../../cloudfunctions/division/propose/propose';
import { gridCountFor, outsideBy, planBand, sizeOf } from '../../../cloudfunctions/division/propose/size';
import { overlapOf, readBorder } from '../../../cloudfunctions/exchange/border';
import { makeCommunity } from '../../support/address-points';

/** Communities of one to five grids, with and without a border and roads. */
const communities = fc.record({
  count: fc.integer({ min: 40, max: 1000 }),
  made: fc.integer({ min: 1, max: 1_000_000 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  border: fc.boolean(),
  barriers: fc.boolean(),
});

function inputOf(facts: typeof communities extends fc.Arbitrary<infer Facts> ? Facts : never): ProposalInput {
  const { addresses, border, barriers } = makeCommunity(facts.count, facts.made);
  const given = { ...(facts.border ? { border } : {}), ...(facts.barriers ? { barriers } : {}) };
  return { addresses, seed: facts.seed, ...given };
}

// Shrinking proposes hundreds of times, and a smaller community is seldom a simpler case.
const runs = { numRuns: 10, endOnFailure: true };
const squareMetres = (coordinates: Degrees[][]): number => area({ type: 'Polygon', coordinates });

describe('propose', () => {
  test('puts every address into one grid, and draws the grid around it', () => {
    fc.assert(
      fc.property(communities, (facts) => {
        const input = inputOf(facts);
        const { grids } = propose(input);
        const listed = grids.flatMap((grid) => grid.addresses).sort((a, b) => a - b);
        expect(listed).toEqual([...input.addresses.keys()]);
        for (const grid of grids) {
          const own = grid.addresses.flatMap((index) => input.addresses[index] ?? []);
          expect(sizeOf(own)).toEqual({ households: grid.households, people: grid.people });
          expect(own.filter(({ at }) => !isInside(at, grid.border))).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('makes grids that hang together', () => {
    fc.assert(
      fc.property(communities, (facts) => {
        const input = inputOf(facts);
        const { parts, sites, near } = divide(input);
        const graphOf = graphsOf(sites, near);
        expect(parts.map((part) => piecesIn(graphOf(part)))).toEqual(parts.map(() => 1));
        const inside = sites.outsideOf.filter((outside) => outside === -1).length;
        expect(new Set(parts.flatMap((part) => [...part])).size).toBe(inside);
        expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(inside);
      }),
      runs,
    );
  });

  test('keeps inside the band where the average does', () => {
    fc.assert(
      fc.property(communities, (facts) => {
        const input = inputOf(facts);
        const { grids, average, quality } = propose(input);
        fc.pre(outsideBy(average.households, average.people, planBand) === 0);
        expect(quality.outside).toBe(0);
        expect(grids).toHaveLength(gridCountFor(sizeOf(input.addresses), planBand, 999));
      }),
      runs,
    );
  });

  test('covers the community without overlap, each grid with one sound border', () => {
    fc.assert(
      fc.property(communities, (facts) => {
        const input = inputOf(facts);
        const { grids } = propose(input);
        for (const [index, grid] of grids.entries()) {
          expect(readBorder({ type: 'Polygon', coordinates: grid.border })).toHaveProperty('rings');
          for (const other of grids.slice(index + 1)) expect(overlapOf(grid.border, other.border)).toBeLessThan(1);
        }
        if (!input.border) return;
        const ground = squareMetres(input.border);
        const covered = grids.reduce((sum, grid) => sum + squareMetres(grid.border), 0);
        expect(Math.abs(covered - ground)).toBeLessThan(1);
      }),
      runs,
    );
  });

  test('says the same for the same seed, and else something else', () => {
    const { addresses, border, barriers } = makeCommunity(1200, 8);
    const drawn = (seed: number): string => JSON.stringify(propose({ addresses, border, barriers, seed }));
    expect(drawn(5)).toBe(drawn(5));
    expect(drawn(6)).not.toBe(drawn(5));
  });

  test('runs a border along a road that halves a community, which it would cross else', () => {
    const { addresses, border } = makeCommunity(420, 3);
    const road: Degrees[] = [
      [117.19, 31.8222],
      [117.203, 31.8223],
      [117.215, 31.8222],
    ];
    const across = ({ at }: { at: Degrees }): boolean => at[1] > 31.8222 + 0.00002;
    const mixed = (barriers: Degrees[][]): number => {
      const { grids } = propose({ addresses, border, barriers, seed: 1 });
      const sides = grids.map(
        ({ addresses: own }) => own.filter((index) => across(addresses[index] ?? { at: [0, 0] })).length,
      );
      return sides.reduce(
        (sum, count, index) => sum + Math.min(count, (grids[index]?.addresses.length ?? 0) - count),
        0,
      );
    };
    expect(mixed([])).toBeGreaterThan(100);
    expect(mixed([road])).toBeLessThan(25);
  });
});

describe('odd communities', () => {
  const at = (east: number, north: number): Degrees => [117.2 + east * 0.001, 31.8 + north * 0.001];

  test('a single address is a grid, outside the band and drawn', () => {
    const { grids, quality } = propose({ addresses: [{ at: at(0, 0), households: 3, people: 8 }] });
    expect(quality.outside).toBe(1);
    expect(grids).toHaveLength(1);
    expect(isInside(at(0, 0), grids[0]?.border ?? [])).toBe(true);
  });

  test('a tower that is too large for a grid stays whole', () => {
    const around = Array.from({ length: 200 }, (_, index) => ({
      at: at(index % 20, Math.floor(index / 20)),
      households: 4,
      people: 12,
    }));
    const { grids } = propose({ addresses: [...around, { at: at(5.5, 5.5), households: 700, people: 2100 }] });
    expect(grids.filter((grid) => grid.isOutside)).toHaveLength(1);
    expect(grids.find((grid) => grid.addresses.includes(200))?.households).toBeGreaterThanOrEqual(700);
  });

  test('addresses in a row, as along a village street, and on a perfect lattice', () => {
    const row = Array.from({ length: 300 }, (_, index) => ({ at: at(index * 0.2, 0), households: 4, people: 12 }));
    expect(propose({ addresses: row }).quality.outside).toBe(0);
    const lattice = Array.from({ length: 900 }, (_, index) => ({
      at: at(index % 30, Math.floor(index / 30)),
      households: 2,
      people: 6,
    }));
    const { grids, quality } = propose({ addresses: lattice });
    expect(quality.outside).toBe(0);
    for (const grid of grids) expect(readBorder({ type: 'Polygon', coordinates: grid.border })).toHaveProperty('rings');
  });
});
