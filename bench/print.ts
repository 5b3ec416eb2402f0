import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '../cloudfunctions/platform/collections';
import type { Person } from '../cloudfunctions/platform/identity';
import type { PieceKind } from '../cloudfunctions/print/kinds';
import type { RunView } from '../cloudfunctions/print/presenter';
import { startLocalCloud } from '../local/cloud';
import { fillTown, gridCode, town } from './big-town';
import { tap } from './callers';
import type { Report } from './report';

const community = `${town}001`;
const openid = 'bench-printer';
const grids = 50;

/** A run of each kind for fifty grids: 500 contact cards are one of them. */
export async function measurePrint(functionsDir: string, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-print-'));
  const env = { DATA_KEYS: `bench:${Buffer.alloc(32, 9).toString('base64')}` };
  const cloud = await startLocalCloud({ dataDir: join(folder, 'data'), functionsDir, collections, env });
  try {
    fillTown(cloud);
    cloud.database.insertMany('people', [printer()]);
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
      const codes = Array.from({ length: grids }, (_, index) => gridCode(index));
      let run = await call('begin', { community, pieces: [kind], grids: codes });
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

function printer(): Person {
  const from = new Date('2026-01-01T00:00:00Z');
  return {
    _id: openid,
    openid,
    name: '陈静',
    phone: '',
    photo: '',
    duties: [],
    dutyHours: [],
    committeeMember: true,
    phase: { kind: 'multiDuty', from },
    roles: [{ role: 'centreLead', scope: community, from }],
    scopes: [community],
    district: community.slice(0, 6),
    town,
    community,
    noticeConsents: 0,
    updatedAt: from,
  };
}
