import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { functionNames } from '../scripts/build-functions';
import { percentile } from './callers';
import type { Report } from './report';

/** Bytes, modules and cold load of each function, beside what the SDK costs by itself. */
export function measureFunctions(functionsDir: string, report: Report): void {
  // The first load of all reads the disk and would make the SDK look slower than a function with it.
  load("require('wx-server-sdk')");
  const sdk = load("require('wx-server-sdk')");
  report.table(['function', 'bytes', 'modules', 'load ms', 'aim']);
  report.row(['(the SDK alone)', '', String(sdk.modules), sdk.milliseconds.toFixed(0), '']);
  for (const name of functionNames()) {
    const file = join(functionsDir, name, 'index.js');
    const own = load(`require('wx-server-sdk');require(${JSON.stringify(file)})`);
    report.row([
      name,
      String(statSync(file).size),
      `+${own.modules - sdk.modules}`,
      (own.milliseconds - sdk.milliseconds).toFixed(0),
      '≤ 200 KB, ≤ +40 modules',
    ]);
  }
}

/** Loads in a fresh process, five times; the middle time counts. */
function load(code: string): { modules: number; milliseconds: number } {
  const script = `const at=performance.now();${code};console.log(JSON.stringify({milliseconds:performance.now()-at,modules:Object.keys(require.cache).length}))`;
  const env = {
    ...process.env,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'bench',
    TCB_ENV: 'bench',
    TENCENTCLOUD_SECRETID: 'x',
    TENCENTCLOUD_SECRETKEY: 'y',
  };
  const runs = Array.from(
    { length: 5 },
    () =>
      JSON.parse(
        execFileSync(process.execPath, ['-e', script], { cwd: join(__dirname, '..'), env, encoding: 'utf8' }),
      ) as { milliseconds: number; modules: number },
  );
  return {
    modules: runs[0]?.modules ?? 0,
    milliseconds: percentile(
      runs.map((run) => run.milliseconds),
      0.5,
    ),
  };
}
