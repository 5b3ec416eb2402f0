/**
 * `npm test`: everything that must be true, in the order in which it fails fastest. Installs a browser when it is
 * missing and may be installed, else says in one line what to install. Ends with the count over all test runs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser';

interface Counts {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

const bin = (name: string): string =>
  join(__dirname, '..', 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

function run(title: string, command: string, args: string[]): boolean {
  console.log(`\n— ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
}

/** Runs one jest project; resolves to its counts even when tests fail. */
function runTests(project: string, reports: string, args: string[]): Counts {
  const report = join(reports, `${project}.json`);
  run(`tests: ${project}`, bin('jest'), ['--selectProjects', project, '--json', '--outputFile', report, ...args]);
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Counts;
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
  }
}

function main(): number {
  let browser: string;
  try {
    browser = ensureBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  console.log(`browser: ${browser}`);

  const node = [process.execPath, '--import', 'tsx'] as const;
  const checks =
    run('build', node[0], [...node.slice(1), join(__dirname, 'build.ts')]) &&
    run('lint', bin('biome'), ['check', '.']) &&
    run('layers', bin('depcruise'), [
      '--config',
      '.dependency-cruiser.cjs',
      'miniprogram',
      'cloudfunctions',
      'local',
      'scripts',
      'test',
      'bench',
    ]) &&
    run('dead code', bin('knip'), []) &&
    run('types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']) &&
    run('types of the mini program', bin('tsc'), ['-b', 'miniprogram']);
  if (!checks) return 1;

  const reports = mkdtempSync(join(tmpdir(), 'wanggetong-test-'));
  const counts = [runTests('unit', reports, []), runTests('e2e', reports, ['--runInBand'])];
  rmSync(reports, { recursive: true, force: true });
  const sum = (key: keyof Counts): number => counts.reduce((total, one) => total + one[key], 0);
  console.log(`\n${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped`);
  return counts.every((one) => one.numFailedTests === 0 && one.numPassedTests > 0) ? 0 : 1;
}

process.exitCode = main();
