import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grid, Region } from '../cloudfunctions/grid/grid';
import { outlinesOf } from '../cloudfunctions/grid/outline';
import { collections } from '../cloudfunctions/platform/collections';
import type { Person, RoleName } from '../cloudfunctions/platform/identity';
import type { PieceKind } from '../cloudfunctions/print/kinds';
import type { RunView } from '../cloudfunctions/print/presenter';
import { startLocalCloud } from '../local/cloud';
import { tap } from './callers';
import type { Report } from './report';

const town = '340104100';
const community = `${town}001`;
const openid = 'bench-printer';
const grids = 50;
const codes = Array.from({ length: grids }, (_, index) => `${community}${String(index + 1).padStart(3, '0')}`);

/** A run of each kind for fifty grids: 500 contact cards are one of them. */
export async function measurePrint(functionsDir: string, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-print-'));
  const env = { DATA_KEYS: `bench:${Buffer.alloc(32, 9).toString('base64')}` };
  const cloud = await startLocalCloud({ dataDir: join(folder, 'data'), functionsDir, collections, env });
  try {
    cloud.database.insertMany('regions', [region()]);
    cloud.database.insertMany('grids', codes.map(grid));
    cloud.database.insertMany('people', [
      worker(openid, 'centreLead', community),
      ...codes.map((code) => worker(`officer-${code}`, 'officer', code)),
    ]);
    let databaseCalls = 0;
    const call = async (action: string, data: object): Promise<RunView> => {
      const event = JSON.stringify({ action, data, requestId: tap() });
      const outcome = await cloud.functions.invoke('print', event, { openid });
      if (!outcome.ok) throw new Error(outcome.message);
      databaseCalls += outcome.cost.databaseCalls;
      const reply = JSON.parse(outcome.json) as { data: RunView; error?: { message: string } };
      if (reply.error) throw new Error(reply.error.message);
      return reply.data;
    };
    report.table(['print', 'pieces', 'pages', 'MB', 'codes ms', 'file ms', 'database calls', 'aim']);
    const kinds: Array<[kind: PieceKind, pieces: number, aim: string]> = [
      ['cardSheet', 10 * grids, 'one file, a call ≤ 20 s'],
      ['boardA3', grids, 'a call ≤ 20 s'],
      ['letter', grids, 'a call ≤ 20 s'],
      ['atlas', 1, 'a call ≤ 20 s'],
    ];
    for (const [kind, pieces, aim] of kinds) {
      databaseCalls = 0;
      let run = await call('begin', { community, pieces: [kind] });
      let [codesMs, fileMs] = [0, 0];
      while (run.state === 'running') {
        const isCodes = run.doing === '正在取二维码';
        const startedAt = performance.now();
        run = await call('advance', { run: run.id });
        const ms = performance.now() - startedAt;
        if (isCodes) codesMs += ms;
        else fileMs += ms;
      }
      const files = run.documents.flatMap(({ file }) => file ?? []);
      const sum = (of: (file: (typeof files)[number]) => number): number =>
        files.reduce((all, file) => all + of(file), 0);
      const figures = [pieces, sum(({ pages }) => pages), (sum(({ bytes }) => bytes) / 1e6).toFixed(2)];
      report.row([kind, ...figures.map(String), codesMs.toFixed(0), fileMs.toFixed(0), String(databaseCalls), aim]);
    }
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function region(): Region {
  const desk = { name: '蜀山社区受理中心', phone: '0551-65000001', address: '便民路 1 号' };
  const named = { name: '蜀山社区居委会', shortName: '蜀山社区', supervisionPhone: '0551-65001234' };
  return { _id: community, code: community, ...named, level: 'community', parent: town, desk };
}

/** Ten by five squares of 400 m. */
function grid(code: string, index: number): Grid {
  const [west, south] = [117.2 + (index % 10) * 0.004, 31.86 - Math.floor(index / 10) * 0.004];
  const ring: Array<[number, number]> = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ].map(([x = 0, y = 0]) => [west + x * 0.004, south + y * 0.004]);
  return {
    _id: code,
    code,
    name: `第${index + 1}网格`,
    kind: 'propertyManaged',
    district: code.slice(0, 6),
    town,
    community,
    communityName: '蜀山社区',
    townName: '井岗镇',
    borderGcj02: { type: 'Polygon', coordinates: [ring] },
    outlines: outlinesOf([ring]),
    centreGcj02: { longitude: west + 0.002, latitude: south + 0.002 },
    households: 400,
    people: 1200,
    estates: [`梧桐苑 ${index + 1} 期`],
    officerId: `officer-${code}`,
    terms: [],
    updatedAt: new Date('2026-01-01T00:00:00Z'),
  };
}

function worker(id: string, role: RoleName, scope: string): Person {
  const from = new Date('2026-01-01T00:00:00Z');
  return {
    _id: id,
    openid: id,
    name: '陈静',
    phone: '13900001234',
    photo: '',
    duties: ['民政', '就业', '社保'],
    dutyHours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
    committeeMember: true,
    phase: { kind: 'multiDuty', from },
    roles: [{ role, scope, from }],
    scopes: [scope],
    district: community.slice(0, 6),
    town,
    community,
    noticeConsents: 0,
    updatedAt: from,
  };
}
