import { Readable } from 'node:stream';
import { codes, openidOf, type SmallTown, startSmallTown } from '../../support/small-town';

const [chen, office] = ['chen', 'office'].map(openidOf) as [string, string];
const community = codes.westCommunity;
let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

const box = (west: number, east: number): Array<Array<[number, number]>> => [
  [
    [west, 31.86],
    [east, 31.86],
    [east, 31.87],
    [west, 31.87],
    [west, 31.86],
  ],
];

const grid = (code: string, border: Array<Array<[number, number]>>, counted: 'hand' | 'area' = 'hand') => ({
  ...{ code, name: `网格${code.slice(-2)}`, kind: 'propertyManaged' as const, estates: [], border },
  ...{ households: 400, people: 1200, counted, reason: '' },
});

async function withBorder(json: object | string) {
  const content = typeof json === 'string' ? json : JSON.stringify(json);
  const { fileID: fileId } = await town.cloud.storage.write('imports/border.geojson', Readable.from([content]));
  return town.call(chen, 'division.importBorder', { community, fileId, fileName: 'border.geojson' });
}

describe('an answer that was lost', () => {
  it('is given again: handing in, taking back, sending back, accepting', async () => {
    const { edition, version } = await town.call(chen, 'division.begin', { community });
    const of = { community, version };
    const twice = async (tap: string, act: (requestId: string) => Promise<{ state: string; edition: number }>) => {
      const first = await act(tap);
      expect(await act(tap)).toEqual(first);
      return first;
    };
    const submit = (seen: number) => (tap: string) => town.call(chen, 'division.submit', { ...of, edition: seen }, tap);
    const handedIn = await twice('tap-of-submit-0001', submit(edition));
    expect(handedIn.state).toBe('submitted');
    const back = await twice('tap-of-takeback-01', (tap) => town.call(chen, 'division.takeBack', of, tap));
    await twice('tap-of-submit-0002', submit(back.edition));
    const accept = (tap: string) => town.call(office, 'division.accept', { ...of, from: '2026-11-24' }, tap);
    expect(await twice('tap-of-accept-0001', accept)).toMatchObject({ state: 'inForce' });
  });
});

describe('what was not seen', () => {
  it('is not accepted: taken back, changed and handed in again it is another edition', async () => {
    const { edition, version } = await town.call(chen, 'division.begin', { community });
    const of = { community, version };
    const seen = await town.call(chen, 'division.submit', { ...of, edition });
    const back = await town.call(chen, 'division.takeBack', of);
    await town.call(chen, 'division.submit', { ...of, edition: back.edition });
    const late = town.call(office, 'division.accept', { ...of, edition: seen.edition, from: '2026-11-24' });
    await expect(late).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
  });
});

describe('codes', () => {
  it.each([community, `${community}0030`, `${community}000`])('%s is none of a grid', async (code) => {
    const { edition, version } = await town.call(chen, 'division.begin', { community });
    const changed = [grid(code, box(117.23, 117.24))];
    const saving = town.call(chen, 'division.save', { community, version, edition, changed, removed: [] });
    await expect(saving).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('of a grid that was taken back go to no other', async () => {
    const { edition, version } = await town.call(chen, 'division.begin', { community });
    const whole = [{ ...grid(codes.westGrid, box(117.2, 117.22)), reason: '两个小区由一家物业管理' }];
    const saved = await town.call(chen, 'division.save', {
      ...{ community, version, edition, removed: [codes.middleGrid] },
      changed: whole,
    });
    await town.call(chen, 'division.submit', { community, version, edition: saved.edition });
    await town.call(office, 'division.accept', { community, version, from: '2026-11-24' });
    const next = await town.call(chen, 'division.begin', { community });
    const again = town.call(chen, 'division.save', {
      ...{ community, version: next.version, edition: next.edition, removed: [] },
      changed: [grid(codes.middleGrid, box(117.21, 117.22))],
    });
    await expect(again).rejects.toMatchObject({ userMessage: expect.stringContaining('以前用过') });
  });
});

it('a grid clicked in one line has no ground to share out', async () => {
  const { edition, version } = await town.call(chen, 'division.begin', { community });
  const of = { community, version, removed: [] };
  const line = [
    [117.2, 31.86],
    [117.205, 31.86],
    [117.21, 31.86],
    [117.2, 31.86],
  ] as Array<[number, number]>;
  const flat = await town.call(chen, 'division.save', { ...of, edition, changed: [grid(codes.westGrid, [line])] });
  const drawn = [grid(`${community}003`, box(117.2, 117.21), 'area')];
  const saved = await town.call(chen, 'division.save', { ...of, edition: flat.edition, changed: drawn });
  expect(saved.grids[0]).toMatchObject({ households: 0, people: 0, counted: 'area' });
});

describe('a border of its own', () => {
  it('decides what is outside and what is uncovered', async () => {
    // WGS-84: 0.0055° west and 0.002° south of what maps show here.
    const view = await withBorder({ type: 'Polygon', coordinates: box(117.1945, 117.2045) });
    expect(view.findings.map(({ kind, level }) => [kind, level])).toContainEqual(['outside', 'error']);
    expect((await town.call(chen, 'division.open', { community })).findings).toEqual(view.findings);
    const wide = await withBorder({ type: 'Polygon', coordinates: box(117.18, 117.24) });
    expect(wide.findings.map(({ kind }) => kind)).toContain('uncovered');
  });

  it.each([
    ['{"type":', 'JSON'],
    [
      JSON.stringify({
        type: 'Polygon',
        coordinates: [
          [
            [117, 31],
            [118, 32],
            [118, 31],
            [117, 32],
            [117, 31],
          ],
        ],
      }),
      '自相交',
    ],
    [
      JSON.stringify({
        type: 'Polygon',
        coordinates: [
          [
            [500000, 31],
            [500001, 32],
            [500002, 31],
            [500000, 31],
          ],
        ],
      }),
      '经纬度',
    ],
  ])('with an error changes nothing: %s', async (text, words) => {
    await expect(withBorder(text)).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      details: { problems: [expect.stringContaining(words)] },
    });
    expect((await town.call(chen, 'division.open', { community })).findings).toEqual([]);
  });

  it.each(['wang', 'zhao', 'clerk', 'leader'])('is not said by %s', async (who) => {
    const data = { community, fileId: 'cloud://local/imports/none.geojson', fileName: 'none.geojson' };
    await expect(town.call(openidOf(who), 'division.importBorder', data)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
