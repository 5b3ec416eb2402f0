import { readFileSync, writeFileSync } from 'node:fs';
import type { TestCloud } from '../../support/local-cloud';
import { startCloudIn } from '../../support/local-cloud';
import { copyFixture, startFixtureCloud, temporaryFolder } from './fixture-cloud';

let cloud: TestCloud;
const lines: string[] = [];
beforeAll(async () => {
  cloud = await startFixtureCloud({
    instances: 2,
    env: { SECRET: 'from the console' },
    log: (line) => lines.push(line),
  });
});
afterAll(() => cloud.close());

function breakIn(way: string): Promise<unknown> {
  return cloud.invoke('breaker', { way }, { openid: 'oWang' });
}

describe('a call that goes wrong is answered, and the next one works', () => {
  test.each([
    ['throw', 'FUNCTIONS_EXECUTE_FAIL', 'thrown on purpose'],
    ['exit', 'FUNCTIONS_EXECUTE_FAIL', 'exit code 3'],
    ['uncaught', 'FUNCTIONS_EXECUTE_FAIL', 'uncaught on purpose'],
    ['unhandled', 'FUNCTIONS_EXECUTE_FAIL', 'unhandled on purpose'],
    ['loop', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', '1 seconds'],
    ['hang', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', '1 seconds'],
    ['large', 'FUNCTIONS_EXECUTE_FAIL', 'larger than 1048576 bytes'],
    ['circular', 'FUNCTIONS_EXECUTE_FAIL', 'circular'],
  ])('%s', async (way, code, text) => {
    await expect(breakIn(way)).rejects.toMatchObject({ code, message: expect.stringContaining(text) });
    await expect(breakIn('fine')).resolves.toBe('fine');
  });
});

test('a call that takes too much memory is ended, and the machine lives on', async () => {
  const code = 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED';
  await expect(cloud.invoke('hoarder', {})).rejects.toMatchObject({ code, message: expect.stringContaining('48 MB') });
  await expect(breakIn('fine')).resolves.toBe('fine');
});

test('a crash harms no call that runs beside it', async () => {
  const beside = Array.from({ length: 20 }, () => breakIn('fine'));
  const crashed = expect(breakIn('exit')).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
  const after = Array.from({ length: 20 }, () => breakIn('fine'));
  expect(await Promise.all([...beside, ...after])).toEqual(Array(40).fill('fine'));
  await crashed;
});

test('no result is null', async () => {
  await expect(breakIn('nothing')).resolves.toBeNull();
});

test('an unknown function is an error with its name', async () => {
  await expect(cloud.invoke('nobody', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
  await expect(cloud.invoke('../breaker', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
  await expect(cloud.invoke('constructor', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
});

test('output goes to the log with the function and the request', async () => {
  const { requestId } = await cloud.functions.invoke('breaker', '{"way":"exit"}', { openid: 'oWang' });
  expect(lines).toContain(`[breaker ${requestId}] about to: exit`);
});

test('a function sees the settings it was given and nothing else of the machine', async () => {
  process.env['UNRELATED'] = 'of the host';
  const { secret } = await cloud.invoke<{ secret: string }>('whoami', {}, { openid: 'oWang' });
  expect(secret).toBe('from the console');
});

describe('a bundle that is replaced', () => {
  const fixture = copyFixture('breaker');
  afterAll(() => fixture.remove());

  test('serves the next call, and a broken one says why', async () => {
    const own = await startCloudIn(temporaryFolder().folder, { functionsDir: fixture.functionsDir });
    const original = readFileSync(fixture.bundle, 'utf8');
    await expect(own.invoke('breaker', { way: 'fine' })).resolves.toBe('fine');
    writeFileSync(fixture.bundle, original.replace("'fine'", "'better than fine'"));
    await expect(own.invoke('breaker', { way: 'fine' })).resolves.toBe('better than fine');
    writeFileSync(fixture.bundle, 'this is no JavaScript');
    await expect(own.invoke('breaker', {})).rejects.toThrow(/cannot be loaded: .*SyntaxError/s);
    writeFileSync(fixture.bundle, 'exports.other = () => 1;');
    await expect(own.invoke('breaker', {})).rejects.toThrow('exports no function `main`');
    writeFileSync(fixture.bundle, original);
    await expect(own.invoke('breaker', { way: 'fine' })).resolves.toBe('fine');
    await own.close();
  });
});
