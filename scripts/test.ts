/**
 * `npm test`: everything that must be true, what is checked without running it first. Installs a browser when it is
 * missing and may be installed, else says in one line what to install. Ends with the count over all test runs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser';

interface Counts {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

const onWindows = process.platform === 'win32';

const bin = (name: string): string => join(__dirname, '..', 'node_modules', '.bin', onWindows ? `${name}.cmd` : name);

type Check = readonly [title: string, command: string, args: readonly string[]];

function run([title, command, args]: Check): boolean {
  console.log(`\n— ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: onWindows });
  return status === 0;
}

/** Runs checks side by side, one a core, the longest first; each says all it found when it ends. */
async function runTogether(checks: readonly Check[]): Promise<boolean> {
  const waiting = [...checks];
  let good = true;
  const takeTurns = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) good = (await runApart(check)) && good;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, takeTurns));
  return good;
}

function runApart([title, command, args]: Check): Promise<boolean> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: onWindows });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      console.log(`\n— ${title}\n${said.trimEnd()}`);
      resolve(code === 0);
    });
  });
}

/** Runs one jest project; resolves to its counts even when tests fail. */
function runTests(project: string, reports: string): Counts {
  const report = join(reports, `${project}.json`);
  run([`tests: ${project}`, bin('jest'), ['--selectProjects', project, '--json', '--outputFile', report]]);
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Counts;
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
  }
}

async function main(): Promise<number> {
  let browser: string;
  try {
    browser = ensureBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  console.log(`browser: ${browser}`);

  if (!run(['build', process.execPath, ['--import', 'tsx', join(__dirname, 'build.ts')]])) return 1;
  const layers = ['miniprogram', 'cloudfunctions', 'local', 'scripts', 'test', 'bench'];
  const checked = await runTogether([
    ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
    ['types of the mini program', bin('tsc'), ['-b', 'miniprogram']],
    ['layers', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', ...layers]],
    ['dead code', bin('knip'), []],
    ['lint', bin('biome'), ['check', '.']],
  ]);
  if (!checked) return 1;

  const reports = mkdtempSync(join(tmpdir(), 'wanggetong-test-'));
  const counts = [runTests('unit', reports), runTests('e2e', reports)];
  rmSync(reports, { recursive: true, force: true });
  const sum = (key: keyof Counts): number => counts.reduce((total, one) => total + one[key], 0);
  console.log(`\n${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped`);
  return counts.every((one) => one.numFailedTests === 0 && one.numPassedTests > 0) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
