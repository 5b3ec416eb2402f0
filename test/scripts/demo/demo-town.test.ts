import { area } from '@turf/area';
import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { point, polygon } from '@turf/helpers';
import { kinks } from '@turf/kinks';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { addressesCsv } from '../../../scripts/demo/addresses';
import { makeLives } from '../../../scripts/demo/demo-cases';
import { makeGround } from '../../../scripts/demo/demo-grids';
import { drawPortrait } from '../../../scripts/demo/portrait';
import { seeded } from '../../../scripts/demo/random';
import { regionsCsv } from '../../../scripts/demo/regions-csv';
import { makeStaff } from '../../../scripts/demo/staff';
import { communityPlans, townCode, unusualSizes, vacantGrid } from '../../../scripts/demo/town';

const seeds = [1, 2023, 987654];

describe('the ground', () => {
  test.each(seeds)('is tiled by its grids without gap or overlap (seed %i)', (seed) => {
    const { grids, outline } = makeGround(seeded(seed));
    const whole = polygon([outline]);
    const cells = grids.map((grid) => polygon([grid.border]));
    expect(cells.filter((cell) => kinks(cell).features.length > 0)).toEqual([]);
    const total = cells.reduce((sum, cell) => sum + area(cell), 0);
    expect(Math.abs(total - area(whole)) / area(whole)).toBeLessThan(1e-6);

    const [west, south, east, north] = bbox(whole);
    const inside = fc.record({
      x: fc.double({ min: west, max: east, noNaN: true }),
      y: fc.double({ min: south, max: north, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, ({ x, y }) => {
        const at = point([x, y]);
        const holding = cells.filter((cell) => booleanPointInPolygon(at, cell, { ignoreBoundary: true })).length;
        const onBorder = cells.some(
          (cell) => booleanPointInPolygon(at, cell) !== booleanPointInPolygon(at, cell, { ignoreBoundary: true }),
        );
        if (!onBorder) expect(holding).toBe(booleanPointInPolygon(at, whole) ? 1 : 0);
      }),
    );
  });

  test('has the nine real communities, numbered on from 001, and sizes of the plan but for three', () => {
    const { grids } = makeGround(seeded(2023));
    expect(grids).toHaveLength(40);
    for (const plan of communityPlans) {
      expect(regionsCsv()).toContain(`${plan.code},`);
      const codes = grids.filter((grid) => grid.community === plan.code).map((grid) => grid.code);
      expect(codes).toEqual(plan.grids.map((_, index) => `${plan.code}${String(index + 1).padStart(3, '0')}`));
    }
    const unusual = grids.filter(
      ({ households, people }) => households < 300 || households > 500 || people < 1000 || people > 1500,
    );
    expect(unusual.map((grid) => grid.code).sort()).toEqual(Object.keys(unusualSizes).sort());
  });

  test('has address points in its grids whose sums are theirs', () => {
    const { grids } = makeGround(seeded(2023));
    const own = grids.filter(({ community }) => community === '340104100002');
    const rows = addressesCsv({ grids, seed: 2023 }, '340104100002')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 4).map(Number) as [number, number, number, number]);
    for (const { border, households, people, code } of own) {
      const inside = rows.filter(([x, y]) => booleanPointInPolygon([x, y], polygon([border])));
      const sum = (of: 2 | 3): number => inside.reduce((total, row) => total + row[of], 0);
      expect([code, sum(2), sum(3)]).toEqual([code, households, people]);
    }
  });

  test('is numbered from west to east, then from north to south', () => {
    const { grids } = makeGround(seeded(2023));
    const middle = (code: string): { x: number; y: number } => {
      const border = grids.find((grid) => grid.code === code)?.border ?? [];
      return {
        x: border.reduce((sum, [x]) => sum + x, 0) / border.length,
        y: border.reduce((sum, [, y]) => sum + y, 0) / border.length,
      };
    };
    expect(middle('340104100001001').x).toBeLessThan(middle('340104100001002').x);
    expect(middle('340104100001001').y).toBeGreaterThan(middle('340104100001003').y);
  });
});

describe('the staff', () => {
  const { grids } = makeGround(seeded(2023));
  const staff = makeStaff(grids, seeded(5));

  test('is one officer for every grid but the vacant one', () => {
    const covered = staff.filter((person) => person.role === 'officer').flatMap((person) => person.scopes);
    expect(covered.sort()).toEqual(
      grids
        .map((grid) => grid.code)
        .filter((code) => code !== vacantGrid)
        .sort(),
    );
  });

  test('has names and phones no two of which are alike, in a block that is given to nobody', () => {
    expect(new Set(staff.map((person) => person.name)).size).toBe(staff.length);
    expect(new Set(staff.map((person) => person.phone)).size).toBe(staff.length);
    expect(staff.filter((person) => !/^1390000\d{4}$/.test(person.phone))).toEqual([]);
  });
});

describe('the same seed gives the same', () => {
  test('ground, staff and cases', () => {
    const now = new Date('2026-11-24T02:00:00Z');
    const make = (seed: number): string => {
      const random = seeded(seed);
      const ground = makeGround(random);
      const staff = makeStaff(ground.grids, random);
      const town = { seed, ...ground, staff, files: new Map<string, Buffer>() };
      return JSON.stringify([ground, staff, makeLives(town, now)]);
    };
    expect(make(2023)).toBe(make(2023));
    expect(make(2023)).not.toBe(make(2024));
  });

  test('portrait, a picture of 300 by 400', () => {
    const portrait = drawPortrait('woman', seeded(7));
    expect(portrait.equals(drawPortrait('woman', seeded(7)))).toBe(true);
    expect(portrait.equals(drawPortrait('woman', seeded(8)))).toBe(false);
    expect(PNG.sync.read(portrait)).toMatchObject({ width: 300, height: 400 });
  });
});

test.each([
  '2026-11-24T02:00:00Z',
  '2026-11-22T17:30:00Z',
  '2026-10-05T08:00:00Z',
  '2027-02-28T22:10:00Z',
])('whenever it is made (%s), what is urgent was looked at before it alarms by itself', (text) => {
  const random = seeded(2023);
  const now = new Date(text);
  const lives = makeLives({ seed: 2023, ...makeGround(random), staff: [], files: new Map() }, now);
  const urgent = lives.filter((life) => life.urgent);
  expect(urgent.length).toBeGreaterThan(3);
  for (const { steps } of urgent) {
    const [handedIn, next] = steps;
    const waited = (next?.at ?? now).getTime() - (handedIn?.at ?? now).getTime();
    expect(waited).toBeLessThan(10 * 60_000);
  }
});

test('the demo town’s cases are about eighty, over most grids, none in the future', () => {
  const random = seeded(2023);
  const ground = makeGround(random);
  const now = new Date('2026-11-24T02:00:00Z');
  const lives = makeLives({ seed: 2023, ...ground, staff: [], files: new Map() }, now);
  expect(lives.length).toBeGreaterThan(70);
  expect(new Set(lives.map((life) => life.grid.code)).size).toBeGreaterThan(20);
  expect(lives.flatMap((life) => life.steps).filter((step) => step.at >= now)).toEqual([]);
  expect(lives.every((life) => life.grid.code.startsWith(townCode))).toBe(true);
});
