import { Compiler } from '../../../../local/preview/compiler';
import { formatProblem } from '../../../../local/preview/compiler/problems';
import { folderWith, removeFolders, writeIn } from '../support/files';

afterAll(removeFolders);

const sound = {
  'app.json': '{\n  "pages": ["pages/a/a"],\n  "subPackages": [{ "root": "packages/far", "pages": ["b/b"] }]\n}',
  'app.ts': "import { name } from './services/name';\nApp({ name });",
  'services/name.ts': "export const name: string = 'x';",
  'pages/a/a.wxml': '<view>{{ a }}</view>',
  'pages/a/a.ts': 'Page({ data: { a: 1 } });',
  'packages/far/b/b.wxml': '<view class="b">b</view>',
  'packages/far/b/b.ts': "import { name } from '../../../services/name';\nPage({ data: { name } });",
  'packages/far/b/b.wxss': '.b { width: 1rpx; }',
};

async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const { problems } = await new Compiler(folderWith({ ...sound, ...files })).build();
  return problems.map(formatProblem);
}

describe('packages', () => {
  it('keeps a subpackage apart and shares the main package with it', async () => {
    const build = await new Compiler(folderWith(sound)).build();
    expect(build.problems).toEqual([]);
    const main = build.packages.get('main')?.code;
    const far = build.packages.get('packages/far')?.code;
    expect(main).toContain('"services/name.ts"');
    expect(main).not.toContain('"path":"packages/far/b/b');
    expect(far).toContain('"path":"packages/far/b/b.ts"');
    expect(far).not.toContain('"path":"services/name.ts"');
  });

  it('reads which packages are wanted ahead, by root, by name, and on wifi unless all networks are named', async () => {
    const app = {
      pages: ['pages/a/a'],
      subPackages: [{ root: '/packages/far/', name: 'far', pages: ['b/b'] }],
      preloadRule: {
        'pages/a/a': { network: 'all', packages: ['far'] },
        'packages/far/b/b': { packages: ['__APP__', 'packages/far'] },
      },
    };
    const build = await new Compiler(folderWith({ ...sound, 'app.json': JSON.stringify(app) })).build();
    expect(build.problems).toEqual([]);
    expect(build.app.preloadRule).toEqual({
      'pages/a/a': { network: 'all', packages: ['packages/far'] },
      'packages/far/b/b': { network: 'wifi', packages: ['main', 'packages/far'] },
    });
  });

  it('changes the hash of what changed, and of nothing else', async () => {
    const root = folderWith(sound);
    const compiler = new Compiler(root);
    const before = await compiler.build();
    writeIn(root, 'packages/far/b/b.wxml', '<view>changed</view>');
    const after = await compiler.build();
    expect(after.packages.get('main')?.hash).toBe(before.packages.get('main')?.hash);
    expect(after.packages.get('packages/far')?.hash).not.toBe(before.packages.get('packages/far')?.hash);
  });

  it('forgets a template that is no longer used', async () => {
    const root = folderWith({
      ...sound,
      'pages/a/a.wxml': '<import src="./t.wxml" />',
      'pages/a/t.wxml': '<template name="old-one" />',
    });
    const compiler = new Compiler(root);
    expect((await compiler.build()).packages.get('main')?.code).toContain('old-one');
    writeIn(root, 'pages/a/a.wxml', '<view />');
    expect((await compiler.build()).packages.get('main')?.code).not.toContain('old-one');
  });
});

describe('problems name file and line', () => {
  it.each([
    [
      'a page without template',
      { 'app.json': '{\n  "pages": [\n    "pages/a/a",\n    "pages/none/none"\n  ]\n}' },
      'miniprogram/app.json:4  page "pages/none/none" has no pages/none/none.wxml',
    ],
    [
      'a package wanted ahead that is not there',
      {
        'app.json':
          '{\n  "pages": ["pages/a/a"],\n  "preloadRule": {\n    "pages/a/a": { "packages": ["near"] }\n  }\n}',
      },
      'miniprogram/app.json:4  preloadRule: there is no subpackage "near"',
    ],
    [
      'a page that wants packages ahead and is not there',
      {
        'app.json':
          '{\n  "pages": ["pages/a/a"],\n  "preloadRule": {\n    "pages/none/none": { "packages": ["__APP__"] }\n  }\n}',
      },
      'miniprogram/app.json:4  preloadRule: there is no page "pages/none/none"',
    ],
    [
      'a component that is not there',
      { 'pages/a/a.json': '{\n  "usingComponents": {\n    "van-cell": "@vant/weapp/cell/index"\n  }\n}' },
      'miniprogram/pages/a/a.json:3  component "van-cell": "@vant/weapp/cell/index" is not found (is it installed? miniprogram_npm is made by buildMiniprogramNpm)',
    ],
    [
      'a tag nobody declared',
      { 'pages/a/a.wxml': '<view>\n  <case-card />\n</view>' },
      'miniprogram/pages/a/a.wxml:2:3  <case-card> is no component: it is not in usingComponents of pages/a/a.json or app.json',
    ],
    [
      'a template that does not end',
      { 'pages/a/a.wxml': '<view>\n{{ a' },
      /^miniprogram\/pages\/a\/a\.wxml:2:\d+ {2}.+/,
    ],
    [
      'an import that leads nowhere',
      { 'pages/a/a.wxml': '\n<import src="./t.wxml" />' },
      'miniprogram/pages/a/a.wxml:2:9  template pages/a/t.wxml is missing',
    ],
    [
      'a module that leads nowhere',
      { 'pages/a/a.ts': "\nimport { x } from './x';\nPage({ x });" },
      'miniprogram/pages/a/a.ts:2  module "./x" is not found',
    ],
    [
      'code that does not parse',
      { 'pages/a/a.ts': 'Page({\n  a: ,\n});' },
      'miniprogram/pages/a/a.ts:2:6  Unexpected ","',
    ],
    ['json that does not parse', { 'pages/a/a.json': '{\n  "a": }' }, /^miniprogram\/pages\/a\/a\.json:2:8 {2}/],
    [
      'the main package reaching into a subpackage',
      {
        'pages/a/a.ts': "import { deep } from '../../packages/far/deep';\nPage({ deep });",
        'packages/far/deep.ts': 'export const deep = 1;',
      },
      'miniprogram/pages/a/a.ts:1  "../../packages/far/deep" is in subpackage packages/far; the main package cannot require from there',
    ],
  ])('%s', async (_, files, expected) => {
    const problems = await problemsOf(files as Record<string, string>);
    expect(problems).toContainEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
  });
});
