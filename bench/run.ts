/**
 * `npm run bench`: figures of the local stack, each beside its aim, none asserted. Ratios compare figures of one run.
 * `--cases 100000 --more 1000000` set how many cases lie in the database; `--only steps` prints what each step costs alone,
 * `--only atlas` the atlas of 5,000 grids, `--only division` each step of a division, `--only print` 500 contact cards, `--only day` the officer's,
 * `--only proposal` how good proposed grids are and how long they take (minutes, hence not part of the rest).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '../cloudfunctions/platform/collections';
import { startLocalCloud } from '../local/cloud';
import { buildFunctions } from '../scripts/build-functions';
import { measureAtlas } from './atlas';
import { fillCases, fillTown } from './big-town';
import { Callers } from './callers';
import { measureCalls, measureList } from './calls';
import { measureDay, measureTodayScreen } from './day';
import { measureDivision } from './division';
import { measureFirstScreen } from './first-screen';
import { measureFunctions } from './functions';
import { measurePackages } from './packages';
import { measurePrint } from './print';
import { measureProposal } from './proposal';
import { measureRaces, measureRetries } from './races';
import { Report } from './report';
import { measureTransitions } from './transitions';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    more: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '20261124' },
    only: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const report = new Report();
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-bench-'));
  report.line(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), seed ${values.seed}`);

  if (values.only === 'proposal') {
    report.title('Proposal of grids');
    measureProposal(report, Number(values.seed));
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  const functionsDir = join(folder, 'functions');
  await buildFunctions({ out: functionsDir });
  if (values.only === 'steps') {
    report.title('Each step of the workflow table');
    await measureTransitions(functionsDir, report);
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  if (values.only === 'atlas') {
    report.title('Atlas of 5,000 grids');
    await measureAtlas(functionsDir, report);
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  if (values.only === 'division') {
    report.title('Division into grids');
    await measureDivision(functionsDir, report);
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  if (values.only === 'print') {
    report.title('Printed matter of a community of 50 grids');
    await measurePrint(functionsDir, report);
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  if (values.only === 'day') {
    await measureTheDay(functionsDir, folder, report);
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  report.title('Functions');
  measureFunctions(functionsDir, report);
  report.title('Mini program packages');
  measurePackages(report);
  report.title('First screen');
  await measureFirstScreen(join(folder, 'town'), report);

  report.title('Each step of the workflow table');
  await measureTransitions(functionsDir, report);
  report.title('Atlas of 5,000 grids');
  await measureAtlas(functionsDir, report);
  report.title('Division into grids');
  await measureDivision(functionsDir, report);

  report.title('Printed matter of a community of 50 grids');
  await measurePrint(functionsDir, report);
  await measureTheDay(functionsDir, folder, report);

  const env = { DATA_KEYS: `bench:${Buffer.alloc(32, 9).toString('base64')}` };
  const cloud = await startLocalCloud({ dataDir: join(folder, 'data'), functionsDir, collections, env });
  let callers = new Callers();
  try {
    fillTown(cloud);
    const few = Number(values.cases);
    const many = Number(values.more);
    fillCases(cloud, 0, few);
    report.title(`Calls with ${few} cases present`);
    const listAtFew = await measureCalls(cloud.url, callers, report);

    const seed = Number(values.seed);
    report.title('Safety');
    await measureRaces(cloud.url, callers, report, seed);
    await measureRetries(cloud.url, callers, report, seed, async () => {
      const reply = await cloud.database.handle(
        'database.calculateDocument',
        { collectionName: 'cases', query: '{}' },
        'bench',
      );
      return (reply.body as { data: { total: number } }).data.total;
    });

    // Filling keeps the server from its sockets for minutes, and it drops idle ones: other callers take over.
    callers.stop();
    fillCases(cloud, few, many);
    callers = new Callers();
    report.title(`The same list with ${many} cases present`);
    const listAtMany = await measureList(cloud.url, callers, report);
    report.line(`p50 against ${few} cases: ${(listAtMany / listAtFew).toFixed(2)} × (aim ≤ 1.2 ×)`);
  } finally {
    callers.stop();
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureTheDay(functionsDir: string, folder: string, report: Report): Promise<void> {
  report.title('The officer’s day');
  await measureDay(functionsDir, report);
  await measureTodayScreen(join(folder, 'day'), report);
}

void main();
