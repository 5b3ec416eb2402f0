import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { codes, openidOf, type Refused, type SmallTown, startSmallTown } from '../../support/small-town';

const chen = openidOf('chen');
const community = codes.westCommunity;
let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

let files = 0;
async function upload(name: string, content: string | Buffer): Promise<{ fileId: string; fileName: string }> {
  const { fileID } = await town.cloud.storage.write(`imports/2026-11/${++files}-${name}`, Readable.from([content]));
  return { fileId: fileID, fileName: name };
}

async function fetched(fileId: string): Promise<Buffer> {
  const found = await town.cloud.storage.temporaryUrl(fileId, undefined);
  if (!('tempFileURL' in found)) throw new Error(`no file ${fileId}`);
  return Buffer.from(await (await fetch(found.tempFileURL)).arrayBuffer());
}

const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );

/** The west grid's ground in four rows of addresses: WGS-84, about 0.0055° west and 0.002° south of GCJ-02 here. */
function addresses(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const longitude = 117.1955 + ((index % 20) / 20) * 0.018;
    const latitude = 31.8635 + (Math.floor(index / 20) / (rows / 20)) * 0.007;
    return `${longitude.toFixed(6)},${latitude.toFixed(6)},4,12`;
  });
  return ['经度,纬度,户数,人数', ...lines].join('\n');
}

describe('grids of a plan as files', () => {
  it.each(['xlsx', 'csv', 'geojson'] as const)('go out as %s and come in again unchanged', async (format) => {
    const { version, edition, grids } = await town.call(chen, 'division.begin', { community });
    const { fileId, fileName } = await town.call(chen, 'division.exportFile', { community, version, format });
    expect(fileName).toBe(`蜀山社区网格划分第1版20261124.${format}`);
    const again = await upload(`plan.${format}`, await fetched(fileId));
    const view = await town.call(chen, 'division.importFile', { community, version, edition, ...again });
    // The small town's own corners are sums of floats; stored ones have six digits.
    const rounded = JSON.stringify(grids, (_, value) =>
      typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
    );
    expect(view.grids).toEqual(JSON.parse(rounded));
  });

  it('a file with errors changes nothing, and says every line', async () => {
    const { version, edition } = await town.call(chen, 'division.begin', { community });
    const header = '编号,名称,类型,社区代码,户数,人口,小区,边界';
    const square = (west: number) =>
      `"${west} 31.86, ${west + 0.01} 31.86, ${west + 0.01} 31.87, ${west} 31.87, ${west} 31.86"`;
    const border = (west: number) => `"POLYGON((${square(west).slice(1, -1)}))"`;
    const knot = '"POLYGON((117.2 31.86, 117.21 31.87, 117.21 31.86, 117.2 31.87, 117.2 31.86))"';
    const rows = [
      `${community}001,第一网格,物管小区,${community},400,1200,,${border(117.2)}`,
      `${community}001,第二网格,物管小区,${community},400,1200,,${border(117.22)}`,
      `${community}003,第三网格,物管小区,${codes.eastCommunity},400,1200,,${border(117.23)}`,
      `${community}004,第四网格,物管小区,${community},四百,1200,,${border(117.24)}`,
      `${community}005,第五网格,物管小区,${community},400,1200,,${knot}`,
      `${community}006,第六网格,物管小区,${community},400,1200,,${border(117.205)}`,
    ];
    const file = await upload('grids.csv', iconv.encode([header, ...rows].join('\r\n'), 'gbk'));
    const error = await refused(town.call(chen, 'division.importFile', { community, version, edition, ...file }));
    expect(error.code).toBe('FILE_REFUSED');
    const problems = (error.details['problems'] as string[]).join('\n');
    for (const words of ['第 3 行', '重复', '第 4 行', '第 5 行', '四百', '自相交', '重叠'])
      expect(problems).toContain(words);
    expect(await town.call(chen, 'division.open', { community })).toMatchObject({ edition, version });
  });

  it('an old edition is not overwritten by a file', async () => {
    const { version, edition } = await town.call(chen, 'division.begin', { community });
    const { fileId } = await town.call(chen, 'division.exportFile', { community, version, format: 'geojson' });
    const file = await upload('plan.geojson', await fetched(fileId));
    await town.call(chen, 'division.importFile', { community, version, edition, ...file });
    const late = town.call(chen, 'division.importFile', { community, version, edition, ...file });
    await expect(late).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
  });
});

describe('address points', () => {
  it('are counted from then on, and divided by a proposal that keeps the codes', async () => {
    const { version } = await town.call(chen, 'division.begin', { community });
    const file = await upload('points.csv', addresses(400));
    const taken = await town.call(chen, 'division.importAddresses', { community, ...file });
    expect(taken).toMatchObject({ count: 400, households: 1600, people: 4800 });
    const { edition, hasAddresses } = await town.call(chen, 'division.open', { community });
    expect(hasAddresses).toBe(true);
    const view = await town.call(chen, 'division.propose', { community, version, edition, seed: 7 });
    expect(view.grids.length).toBeGreaterThanOrEqual(3);
    expect(view.grids.every(({ counted }) => counted === 'addresses')).toBe(true);
    expect(view.grids.map(({ code }) => code)).toEqual(expect.arrayContaining([codes.westGrid, codes.middleGrid]));
    expect(view.findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(view.quality.outside).toBe(0);
    expect(view.totals.households).toBe(view.grids.reduce((sum, { households }) => sum + households, 0));
  });

  it('with an error in a line nothing is taken', async () => {
    const file = await upload('points.csv', `${addresses(20)}\n117.2,31.865,四,12`);
    const error = await refused(town.call(chen, 'division.importAddresses', { community, ...file }));
    expect(error.code).toBe('FILE_REFUSED');
    expect((error.details['problems'] as string[])[0]).toContain('第 22 行');
    expect((await town.call(chen, 'division.open', { community })).hasAddresses).toBe(false);
  });

  it('without them there is nothing to propose from', async () => {
    const { version, edition } = await town.call(chen, 'division.begin', { community });
    await expect(town.call(chen, 'division.propose', { community, version, edition })).rejects.toMatchObject({
      userMessage: '还没有住户点，请先导入住户点',
    });
  });
});
