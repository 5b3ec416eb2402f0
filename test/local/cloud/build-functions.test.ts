import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions, functionNames } from '../../../scripts/build-functions';
import { temporaryFolder } from './fixture-cloud';

const { folder, remove } = temporaryFolder();
afterAll(remove);
const [name = ''] = functionNames();
const wanted = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')).dependencies['wx-server-sdk'];

test('platform is no function', () => {
  expect(functionNames()).not.toContain('platform');
  expect(name).not.toBe('');
});

test('a built function holds code, settings and the exact version of the SDK, which stays outside', async () => {
  const { metafile } = await buildFunctions({ out: folder, names: [name] });
  const code = readFileSync(join(folder, name, 'index.js'), 'utf8');
  expect(code).toContain('require("wx-server-sdk")');
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/wx-server-sdk'))).toEqual([]);
  const { dependencies } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
  expect(dependencies).toEqual({ 'wx-server-sdk': wanted });
});

test('several builders at once leave whole files and nothing else, and a second build touches nothing', async () => {
  const before = statSync(join(folder, name, 'index.js')).mtimeMs;
  await Promise.all([1, 2, 3].map(() => buildFunctions({ out: folder, names: [name] })));
  expect(readdirSync(join(folder, name)).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  expect(statSync(join(folder, name, 'index.js')).mtimeMs).toBe(before);
});

test('a name without a function is an error', async () => {
  await expect(buildFunctions({ out: folder, names: ['nobody'] })).rejects.toThrow('there is no function nobody');
});
