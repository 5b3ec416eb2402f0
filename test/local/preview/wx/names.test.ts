import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiFail, api } from '../../../../local/preview/wx/api';

const folder = join(__dirname, '../../../../node_modules/miniprogram-api-typings/types/wx');
const declared = readFileSync(join(folder, 'lib.wx.api.d.ts'), 'utf8');

/** Names our groups offer, read from their sources: `name: api(` and `name: (…) =>` inside the returned tables. */
function offeredNames(): string[] {
  const groups = join(__dirname, '../../../../local/preview/wx');
  const index = readFileSync(join(groups, 'index.ts'), 'utf8');
  const files = [...index.matchAll(/from '\.\/([\w-]+)'/g)].map(([, file]) => `${file}.ts`);
  return files
    .filter((file) => file !== 'services.ts' && file !== 'cloud.ts' && file !== 'file-system.ts')
    .flatMap((file) => [...readFileSync(join(groups, file), 'utf8').matchAll(/\bapi(?:<[^(]*>)?\(\s*'(\w+)'/g)])
    .map(([, name]) => name ?? '');
}

it('offers no wx function that WeChat has not', () => {
  const names = offeredNames();
  expect(names.length).toBeGreaterThan(60);
  const unknown = names.filter((name) => !new RegExp(`\\b${name}[<(]`).test(declared));
  expect(unknown).toEqual([]);
});

describe('the form of a wx function', () => {
  it('rejects with a plain object that begins with the name', async () => {
    const refuse = api('getLocation', () => {
      throw new ApiFail('auth deny', { errno: 103 });
    });
    await expect(refuse()).rejects.toEqual({ errMsg: 'getLocation:fail auth deny', errno: 103 });
  });

  it('returns nothing when it gets a callback', async () => {
    const run = api<{ success?: (result: object) => void }>('login', () => ({ code: 'c' }));
    const result = await new Promise((success) => {
      expect(run({ success })).toBeUndefined();
    });
    expect(result).toEqual({ errMsg: 'login:ok', code: 'c' });
  });
});
