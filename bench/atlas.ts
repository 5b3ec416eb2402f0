import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grid, Region } from '../cloudfunctions/grid/grid';
import { type Bounds, withGround } from '../cloudfunctions/grid/ground';
import { type Corner, outlinesOf } from '../cloudfunctions/grid/outline';
import { collections } from '../cloudfunctions/platform/collections';
import { startLocalCloud } from '../local/cloud';
import { percentile } from './callers';
import type { Report } from './report';

/** Ten towns of ten communities of fifty grids: squares of about 400 m whose sides have a bend every ten metres. */
const [across, down] = [100, 50];
const side = 0.004;
const [west, south] = [117, 31.7];
const bendsASide = 40;
const district = '340104';

const looks = 50;

/** A district of 5,000 grids: what the atlas asks for until its first map stands, and what one nearer costs. */
export async function measureAtlas(functionsDir: string, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-atlas-'));
  const cloud = await startLocalCloud({ dataDir: join(folder, 'data'), functionsDir, collections });
  try {
    const grids = makeGrids();
    cloud.database.insertMany('grids', grids);
    cloud.database.insertMany('regions', withGround(makeRegions(), grids));
    const middle = { west: west + 50 * side, south: south + 25 * side };
    const around = (columns: number, rows: number): Bounds => ({
      ...middle,
      east: middle.west + columns * side,
      north: middle.south + rows * side,
    });
    const whole = { west, south, east: west + across * side, north: south + down * side };
    report.table(['atlas', 'bytes', 'rows', 'p50 ms', 'p99 ms', 'database calls', 'examined', 'aim']);
    const views: Array<[name: string, action: string, data: object, aim: string]> = [
      ['first view: the district’s page', 'atlasPage', {}, '2 calls'],
      ['first view: its towns on the map', 'atlas', { ...whole, zoom: 10 }, '1 call, ≤ 60 KB, examined = rows'],
      ['communities', 'atlas', { ...around(40, 40), zoom: 11 }, '1 call, examined = rows'],
      ['a town’s grids, zoom 13', 'atlas', { ...around(15, 12), zoom: 13 }, '1 call, ≤ 60 KB, examined = rows'],
      ['a community’s grids, zoom 15', 'atlas', { ...around(4, 5), zoom: 15 }, '1 call, examined = rows'],
      ['too many in view, zoom 13', 'atlas', { ...whole, zoom: 13 }, '200 and “zoom in”'],
    ];
    for (const [name, action, data, aim] of views) {
      const seen = await look(cloud.url, action, data);
      report.row([name, ...seen, aim]);
    }
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function look(url: string, action: string, data: object): Promise<string[]> {
  const times: number[] = [];
  let last: string[] = [];
  for (let index = 0; index < looks; index++) {
    const body = JSON.stringify({ action, data, requestId: `bench-atlas-${String(index).padStart(10, '0')}` });
    const sentAt = performance.now();
    const response = await fetch(`${url}/invoke/grid`, { method: 'POST', headers: { 'x-openid': 'bench' }, body });
    const text = await response.text();
    // The first call starts the instance.
    if (index > 0) times.push(performance.now() - sentAt);
    const { result } = JSON.parse(text) as { result: { data: { places: unknown[]; grids: unknown[] } } };
    last = [
      String(Buffer.byteLength(text)),
      String(result.data.places.length + result.data.grids.length),
      response.headers.get('x-database-calls') ?? '',
      response.headers.get('x-documents-examined') ?? '',
    ];
  }
  const [bytes = '', rows = '', calls = '', examined = ''] = last;
  return [bytes, rows, percentile(times, 0.5).toFixed(1), percentile(times, 0.99).toFixed(1), calls, examined];
}

const townOf = (column: number): string => `${district}${String(Math.floor(column / 10) + 1).padStart(3, '0')}`;
const communityOf = (column: number, row: number): string =>
  `${townOf(column)}${String(Math.floor(row / 5) + 1).padStart(3, '0')}`;

function makeRegions(): Region[] {
  const desk = { name: '受理中心', phone: '0551-65000001', address: '便民路 1 号' };
  const region = (code: string, level: Region['level'], parent: string): Region => {
    return { _id: code, code, name: code, shortName: `第${code}号`, level, parent, desk, supervisionPhone: '12345' };
  };
  const regions = [region(district, 'district', '3401')];
  for (let column = 0; column < across; column += 10) {
    regions.push(region(townOf(column), 'town', district));
    for (let row = 0; row < down; row += 5) {
      regions.push(region(communityOf(column, row), 'community', townOf(column)));
    }
  }
  return regions;
}

function makeGrids(): Grid[] {
  return Array.from({ length: across * down }, (_, index): Grid => {
    const [column, row] = [index % across, Math.floor(index / across)];
    const community = communityOf(column, row);
    const code = `${community}${String((row % 5) * 10 + (column % 10) + 1).padStart(3, '0')}`;
    const ring = bentSquare(west + column * side, south + row * side);
    return {
      _id: code,
      code,
      name: `第${index + 1}网格(基础)`,
      kind: 'propertyManaged',
      district,
      town: townOf(column),
      community,
      communityName: `第${community}社区`,
      townName: '镇',
      borderGcj02: { type: 'Polygon', coordinates: [ring] },
      outlines: outlinesOf([ring]),
      centreGcj02: { longitude: west + (column + 0.5) * side, latitude: south + (row + 0.5) * side },
      households: 400,
      people: 1200,
      estates: [`小区${index}`],
      officerId: '',
      terms: [],
      updatedAt: new Date(0),
    };
  });
}

/** Sides that swing by some metres, as surveyed borders do along streets and water. */
function bentSquare(x: number, y: number): Corner[] {
  const corners = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ] as const;
  const ring = corners.slice(0, 4).flatMap(([fromX, fromY], index): Corner[] => {
    const [toX, toY] = corners[index + 1] ?? corners[0];
    return Array.from({ length: bendsASide }, (_, bend): Corner => {
      const share = bend / bendsASide;
      const swing = Math.sin(share * Math.PI * 6) * 0.00005;
      const isLevel = fromY === toY;
      return [
        fromX + (toX - fromX) * share + (isLevel ? 0 : swing),
        fromY + (toY - fromY) * share + (isLevel ? swing : 0),
      ];
    });
  });
  return [...ring, ring[0] ?? [x, y]];
}
