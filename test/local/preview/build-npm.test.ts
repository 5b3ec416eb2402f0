import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMiniprogramNpm } from '../../../scripts/build-npm';
import { bareImports } from '../../../scripts/npm-imports';
import { folderWith, nodeModules, removeFolders, writeIn } from './support/files';

afterAll(removeFolders);

const using = (components: Record<string, string>) => JSON.stringify({ usingComponents: components });

/** Folders of Vant's components among some paths. */
function vantComponents(files: string[]): string[] {
  const names = files.filter((file) => file.endsWith('.json')).map((file) => file.split('/')[2] ?? '');
  return [...new Set(names)].sort();
}

describe('miniprogram_npm', () => {
  it('holds what the json files use of Vant, what that uses, and nothing else', async () => {
    const root = folderWith({ 'app.json': '{}', 'pages/a/a.json': using({ 'van-cell': '@vant/weapp/cell/index' }) });
    const { files } = await buildMiniprogramNpm({ miniprogramRoot: root, nodeModules });
    expect(vantComponents(files)).toEqual(['cell', 'icon', 'info']);
    expect(files).toEqual(
      expect.arrayContaining([
        '@vant/weapp/cell/index.wxml',
        '@vant/weapp/wxs/utils.wxs',
        '@vant/weapp/common/index.wxss',
        '@vant/weapp/mixins/link.js',
      ]),
    );
    expect(files.filter((file) => file.endsWith('.d.ts'))).toEqual([]);
  });

  it('follows a component into those its templates bring', async () => {
    const root = folderWith({ 'app.json': using({ 'van-popup': '@vant/weapp/popup/index' }) });
    const { files } = await buildMiniprogramNpm({ miniprogramRoot: root, nodeModules });
    expect(vantComponents(files)).toEqual(['icon', 'info', 'overlay', 'popup', 'transition']);
    expect(files).toContain('@vant/weapp/popup/popup.wxml');
  });

  it('holds of the icons those that are named, drawn inside and not fetched', async () => {
    const root = folderWith({
      'app.json': '{}',
      'pages/a/a.json': using({ 'van-rate': '@vant/weapp/rate/index', 'van-icon': '@vant/weapp/icon/index' }),
      'pages/a/a.wxml': '<van-rate /><van-icon name="{{late ? \'clock\' : icon}}" />',
      'pages/a/a.ts': "Page({ data: { icon: 'fire-o' } })",
      'pages/b/b.wxml': '<ui-icon name="phone" />',
    });
    await buildMiniprogramNpm({ miniprogramRoot: root, nodeModules });
    const styles = readFileSync(join(root, 'miniprogram_npm/@vant/weapp/icon/index.wxss'), 'utf8');
    const icons = [...styles.matchAll(/\.van-icon-([a-z0-9-]+):before/g)].map((match) => match[1]);
    expect(icons).toEqual(expect.arrayContaining(['star', 'star-o', 'clock', 'clock-o', 'fire-o']));
    expect(icons).not.toContain('phone');
    expect(styles).toMatch(/@font-face\{[^}]*src:url\(data:font\/woff2;base64,[\w+/=]{400,4000}\)/);
    expect(styles).not.toContain('//at.alicdn.com');
  });

  it('bundles other modules one by one, around one instance of their main file', async () => {
    const root = folderWith({
      'app.json': '{}',
      'services/time.ts':
        "import dayjs from 'dayjs';\nimport utc from 'dayjs/plugin/utc';\nimport 'dayjs/locale/zh-cn';\nimport type { X } from 'valibot';",
    });
    const { files } = await buildMiniprogramNpm({ miniprogramRoot: root, nodeModules });
    expect(files).toEqual(['dayjs/index.js', 'dayjs/locale/zh-cn.js', 'dayjs/plugin/utc.js']);
    expect(readFileSync(join(root, 'miniprogram_npm/dayjs/locale/zh-cn.js'), 'utf8')).toContain('require("dayjs")');
    expect(readFileSync(join(root, 'miniprogram_npm/dayjs/plugin/utc.js'), 'utf8')).not.toContain('require("dayjs');
  });

  it('writes only what changed and takes away what is no longer used', async () => {
    const root = folderWith({ 'app.json': using({ a: '@vant/weapp/tag/index', b: '@vant/weapp/loading/index' }) });
    const options = { miniprogramRoot: root, nodeModules };
    await buildMiniprogramNpm(options);
    expect((await buildMiniprogramNpm(options)).changed).toEqual([]);
    writeIn(root, 'app.json', using({ b: '@vant/weapp/loading/index' }));
    const { changed } = await buildMiniprogramNpm(options);
    expect(changed).toContain('@vant/weapp/tag/index.js');
    expect(existsSync(join(root, 'miniprogram_npm/@vant/weapp/tag/index.js'))).toBe(false);
    expect(existsSync(join(root, 'miniprogram_npm/@vant/weapp/loading/index.js'))).toBe(true);
  });

  it('says which package is not installed', async () => {
    const root = folderWith({ 'app.json': '{}', 'a.ts': "import x from 'no-such-package';" });
    await expect(buildMiniprogramNpm({ miniprogramRoot: root, nodeModules })).rejects.toThrow(
      /not installed: .*no-such-package/,
    );
  });
});

describe('imports of a source', () => {
  it.each([
    ["import a from 'a'", ['a']],
    ['import { b,\n  c } from "b/c"', ['b/c']],
    ["import * as d from 'd'; import 'e'", ['d', 'e']],
    ["export { f } from 'f'", ['f']],
    ["const g = require('g')", ['g']],
    ["import type { H } from 'h'; export type { I } from 'i'", []],
    ["// import j from 'j'\n/* require('k') */ import './l'; import '/m'", []],
  ])('%s', (text, expected) => {
    expect(bareImports(text)).toEqual(expected);
  });
});
