import { Readable } from 'node:stream';
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser';
import { startSystem } from '../scripts/system';
import { codes, openidOf, type SmallTown, startSmallTown, submission } from '../test/support/small-town';
import { percentile, tap } from './callers';
import type { Report } from './report';

const openCases = 200;
const households = 500;
const peopleInHousehold = 3;
const [wang, chen] = ['wang', 'chen'].map(openidOf) as [string, string];

/** The officer's day with 200 open cases at one desk and 1,500 people in the register of one grid. */
export async function measureDay(functionsDir: string, report: Report): Promise<void> {
  process.env['BUILT_FUNCTIONS'] = functionsDir;
  const town = await startSmallTown({ instances: 1 });
  try {
    for (let index = 0; index < openCases; index++) {
      await town.call('bench-resident', 'case.submit', submission({ text: `楼道灯坏了 ${index}` }), tap());
    }
    report.table(['the day', 'calls', 'examined', 'KB', 'ms (p50)', 'aim']);
    const fileId = await uploaded(town);
    const file = { community: codes.westCommunity, fileId, fileName: '台账.csv', dryRun: false };
    await row(town, report, `import ${households * peopleInHousehold} people`, '—', 1, () =>
      town.call(chen, 'visit.importSheet', file),
    );
    await row(town, report, 'today, in one call', '≤ 8 calls', 20, () => town.call(wang, 'worklog.today', {}));
    await row(town, report, 'whom to visit', '≤ 2 calls', 20, () => town.call(wang, 'visit.due', {}));
    await row(town, report, 'the register', '≤ 2 calls', 20, () =>
      town.call(wang, 'visit.list', { grid: codes.westGrid }),
    );
    await row(town, report, 'one by name', '≤ 2 calls', 20, () =>
      town.call(wang, 'visit.list', { grid: codes.westGrid, find: '王三百' }),
    );
    await row(town, report, 'the day’s log', '≤ 4 calls', 20, () => town.call(wang, 'worklog.day', {}));
  } finally {
    await town.close();
  }
}

async function row(
  town: SmallTown,
  report: Report,
  name: string,
  aim: string,
  times: number,
  run: () => Promise<unknown>,
): Promise<void> {
  const took: number[] = [];
  let bytes = 0;
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    bytes = JSON.stringify(await run()).length;
    took.push(performance.now() - start);
  }
  const { databaseCalls, documentsExamined } = town.cloud.cost;
  const figures = [databaseCalls, documentsExamined, (bytes / 1024).toFixed(1), percentile(took, 0.5).toFixed(1)];
  report.row([name, ...figures.map(String), aim]);
}

async function uploaded({ cloud }: SmallTown): Promise<string> {
  const rows = ['网格,住址,姓名,与户主关系,电话,出生年份,关爱标签,上次走访,经度,纬度'];
  for (let index = 0; index < households; index++) {
    for (let person = 0; person < peopleInHousehold; person++) {
      const address = `${1 + Math.floor(index / 24)}栋${1 + (index % 2)}单元${1 + (index % 12)}0${index % 24}`;
      const name = person === 0 ? (index === 300 ? '王三百' : '王桂兰') : person === 1 ? '李建国' : '王小宝';
      const tag = person === 0 && index % 4 === 0 ? '独居老人' : '';
      rows.push(
        [codes.westGrid, address, name, '', '13900001111', '', tag, '2026-10-01', '117.205', '31.865'].join(','),
      );
    }
  }
  const path = 'imports/2026-11/bench.csv';
  return (await cloud.storage.write(path, Readable.from([Buffer.from(rows.join('\n'))]))).fileID;
}

/** What the preview's phone tells of its page on top (local/preview/runtime/meter.ts). */
interface PhoneWindow {
  __phone?: {
    currentPage(): { meter: { first: { calls: number; bytes: number }; whenSettled: Promise<void> } } | undefined;
  };
}

/** An officer opens today's screen with 200 open cases: calls and what is drawn, until it stands. */
export async function measureTodayScreen(dataDir: string, report: Report): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) return report.line('no browser: not measured');
  const system = await startSystem({ dataDir, quiet: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (let index = 0; index < openCases; index++) {
      await fetch(`${system.url}/invoke/case`, {
        method: 'POST',
        headers: { 'x-openid': 'bench-resident' },
        body: JSON.stringify({
          action: 'submit',
          data: { ...submission({ text: `楼道灯坏了 ${index}`, place: null, grid: '340104100001001' }) },
          requestId: tap(),
        }),
      });
    }
    const page = await browser.newPage({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
    let sent = 0;
    page.on('request', (request) => {
      if (request.url().includes('/invoke/worklog')) sent++;
    });
    const path = `/phone?person=demo-officer-wg001001&page=${encodeURIComponent('packages/staff/today/today')}`;
    await page.goto(system.url + path);
    await page.getByText('开始巡查').first().waitFor();
    const first = await page.evaluate(async () => {
      const meter = (window as unknown as PhoneWindow).__phone?.currentPage()?.meter;
      await meter?.whenSettled;
      return meter?.first;
    });
    report.table(['today’s screen', 'calls', 'setData', 'bytes', 'aim']);
    report.row(['200 open cases', String(sent), String(first?.calls), String(first?.bytes), '1 call, ≤ 24 KB']);
  } finally {
    await browser.close();
    await system.close();
  }
}
