import fc from 'fast-check';
import { toGcj02, toWgs84 } from '../../../cloudfunctions/exchange/border';
import { readGridsFile } from '../../../cloudfunctions/exchange/grids-file';
import { readOfficers } from '../../../cloudfunctions/exchange/officers-file';
import { Problems } from '../../../cloudfunctions/exchange/problem';
import { readSheet } from '../../../cloudfunctions/exchange/read-sheet';
import { type WrittenGrid, writeGrids } from '../../../cloudfunctions/exchange/write-grids';
import { writeRoster } from '../../../cloudfunctions/exchange/write-roster';
import { writeTable } from '../../../cloudfunctions/exchange/write-table';
import { gridKindNames } from '../../../cloudfunctions/grid/grid';
import { person, staff } from '../../support/small-town';

const degrees = (least: number, most: number) =>
  fc.integer({ min: least * 1e6, max: most * 1e6 }).map((number) => number / 1e6);
const place = fc.tuple(degrees(75, 134), degrees(19, 52));
const words = fc.stringMatching(/^[一-龥A-Za-z0-9（）=+@,"'-]{1,12}$/).filter((text) => !/^'[=+@-]/.test(text));
const grids = fc
  .array(
    fc.record({
      name: words,
      at: place,
      households: fc.nat(900),
      people: fc.nat(3000),
      estate: fc.stringMatching(/^[一-龥]{1,8}$/),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) =>
    list.map(({ name, at: [x, y], households, people, estate }, index): WrittenGrid => {
      const [west, south] = [x, y];
      const corner = (east: number, north: number): [number, number] => [
        Math.round((west + east) * 1e6) / 1e6,
        Math.round((south + north) * 1e6) / 1e6,
      ];
      return {
        code: `34010410000100${index + 1}`,
        name,
        kind: Object.keys(gridKindNames)[index % 6] as WrittenGrid['kind'],
        community: '340104100001',
        households,
        people,
        estates: [estate, '梧桐苑'],
        border: [[corner(0, 0), corner(0.004, 0.0003), corner(0.005, 0.004), corner(0, 0.004), corner(0, 0)]],
      };
    }),
  );

describe('what is exported comes in again unchanged', () => {
  test.each(['xlsx', 'csv', 'geojson'] as const)('grids as %s', (format) => {
    fc.assert(
      fc.property(grids, (given) => {
        const bytes = writeGrids(given, format);
        if (!Buffer.isBuffer(bytes)) throw new Error('too long');
        const problems = new Problems();
        const read = readGridsFile(`grids.${format}`, bytes, 15, problems);
        expect(problems.list.filter(({ level }) => level === 'error')).toEqual([]);
        expect(
          read.map(({ code, name, kind, community, households, people, estates, border }) => {
            return { code, name, kind, community, households, people, estates, border: toGcj02(border) };
          }),
        ).toEqual(given);
      }),
      { numRuns: 30 },
    );
  });

  test.each(['xlsx', 'csv'] as const)('a roster as %s', (format) => {
    const people = (Object.keys(staff) as Array<keyof typeof staff>).map(person);
    const problems = new Problems();
    const places = people.flatMap(({ scopes }) => scopes);
    const written = writeRoster(people, places, format, new Date('2026-11-24T02:00:00Z'));
    const sheet = readSheet(`a.${format}`, written, problems);
    const rows = sheet ? readOfficers(sheet, undefined, problems) : [];
    expect(problems.list.filter(({ level }) => level === 'error')).toEqual([]);
    expect(
      rows.map(({ id, name, phone, role, scopes, duties, dutyHours, committeeMember }) => {
        return { id, name, phone, role, scopes, duties, dutyHours, committeeMember };
      }),
    ).toEqual(
      people.map(({ _id, name, phone, roles, scopes, duties, dutyHours, committeeMember }) => {
        return { id: _id, name, phone, role: roles[0]?.role, scopes, duties, dutyHours, committeeMember };
      }),
    );
  });

  test('a border too long for a cell is named, not cut', () => {
    const ring = Array.from({ length: 1500 }, (_, i): [number, number] => [
      117 + Math.cos(i / 240) / 100,
      31 + Math.sin(i / 240) / 100,
    ]);
    const grid = { ...fc.sample(grids, 1)[0]?.[0], border: [ring] } as WrittenGrid;
    expect(writeGrids([grid], 'xlsx')).toEqual({ tooLong: grid });
    expect(Buffer.isBuffer(writeGrids([grid], 'geojson'))).toBe(true);
  });
});

describe('there and back between survey and map', () => {
  test('stored, exported and imported is the stored border to the last digit', () => {
    fc.assert(
      fc.property(place, (point) => expect(toGcj02(toWgs84([[point]]))).toEqual([[point]])),
      { numRuns: 500 },
    );
  });

  test('surveyed, stored and exported is off by less than 10 cm', () => {
    fc.assert(
      fc.property(place, (point) => {
        const [back] = toWgs84(toGcj02([[point]]))[0] ?? [];
        const metres = Math.hypot(
          ((back?.[0] ?? 0) - point[0]) * 111_320 * Math.cos((point[1] * Math.PI) / 180),
          ((back?.[1] ?? 0) - point[1]) * 110_570,
        );
        expect(metres).toBeLessThan(0.1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a csv', () => {
  const csv = (text: string): string =>
    writeTable([{ name: '名称', width: 8, value: (row: string) => row }], [text], 'csv', 'x').toString();

  test('begins with a byte order mark', () => expect(csv('a')).toBe('\uFEFF名称\r\na\r\n'));
  test.each([['=1+1'], ['+86'], ['-1'], ['@x']])('runs no formula: %s', (text) => {
    expect(csv(text)).toBe(`\uFEFF名称\r\n'${text}\r\n`);
  });
  test('quotes what would shift a column', () => expect(csv('a,"b"')).toContain('"a,""b"""'));
});
