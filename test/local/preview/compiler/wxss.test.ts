import { rewriteLengths } from '../../../../local/preview/compiler/lengths';
import { rewriteSelector } from '../../../../local/preview/compiler/selectors';
import { SourceFiles } from '../../../../local/preview/compiler/source-files';
import { compileWxss } from '../../../../local/preview/compiler/wxss';
import { folderWith, removeFolders, writeIn } from '../support/files';

afterAll(removeFolders);

describe('selectors', () => {
  const component = { prefix: 'card-1a2b' };
  it.each([
    ['.a .b', '.card-1a2b--a .card-1a2b--b'],
    ['.a.b>.c', '.card-1a2b--a.card-1a2b--b>.card-1a2b--c'],
    ['view, .x::after', 'wx-view, .card-1a2b--x::after'],
    [':host', '[wx-host="card-1a2b"]'],
    [':host(.on) view', '[wx-host="card-1a2b"]:is(.card-1a2b--on) wx-view'],
    ['.a:not(.b, text):nth-child(2n + 1)', '.card-1a2b--a:not(.card-1a2b--b, wx-text):nth-child(2n + 1)'],
    ['.a[data-x=".b"]', '.card-1a2b--a[data-x=".b"]'],
    ['van-cell .a', 'van-cell .card-1a2b--a'],
    ['.van-col--1\\/2', '.card-1a2b--van-col--1\\/2'],
    ['#id', '[id$="--id"]:not(#\\_)'],
  ])('%s in a component', (written, expected) => {
    expect(rewriteSelector(written, component)).toBe(expected);
  });

  it('keeps a page sheet inside its page at no cost in specificity', () => {
    const scope = { page: 'pages/a/a' };
    expect(rewriteSelector('.a, page', scope)).toBe(
      ':where([is-page="pages/a/a"]) .a, wx-page:where([is-page="pages/a/a"])',
    );
    expect(rewriteSelector('page .b', scope)).toBe('wx-page:where([is-page="pages/a/a"]) .b');
  });

  it('leaves app.wxss open to every page', () => {
    expect(rewriteSelector('page, .a', {})).toBe('wx-page, .a');
  });
});

describe('lengths', () => {
  it.each([
    ['20rpx', 'calc(20 * var(--rpx))'],
    ['-.5rpx 1px', 'calc(-.5 * var(--rpx)) 1px'],
    ['calc(100vh - 88rpx)', 'calc(calc(100 * var(--vh)) - calc(88 * var(--rpx)))'],
    ['"20rpx" url(a-20rpx.png) 10vw', '"20rpx" url(a-20rpx.png) calc(10 * var(--vw))'],
    ['var(--w-20rpx, 2rpx)', 'var(--w-20rpx, calc(2 * var(--rpx)))'],
    ['red', 'red'],
  ])('%s', (written, expected) => {
    expect(rewriteLengths(written)).toBe(expected);
  });
});

describe('files', () => {
  it('puts imports in their place and sees when one of them changes', () => {
    const root = folderWith({
      'c/c.wxss': '@import "../styles/base.wxss";\n.c { width: 1rpx; }',
      'styles/base.wxss': '@import "/styles/deep.wxss"; .base { color: red; }',
      'styles/deep.wxss': '@keyframes spin { from { left: 0 } to { left: 2rpx } }',
    });
    const files = new SourceFiles(root);
    const compiled = compileWxss(files, 'c/c.wxss', { prefix: 'c' });
    expect(compiled.css).toMatch(
      /@keyframes spin \{ from .*calc\(2 \* var\(--rpx\)\).*\.c--base \{ color: red; \}\s*\.c--c/s,
    );
    expect(compiled.sources).toEqual(['c/c.wxss', 'styles/base.wxss', 'styles/deep.wxss']);
    expect(compileWxss(files, 'c/c.wxss', { prefix: 'c' })).toBe(compiled);
    writeIn(root, 'styles/deep.wxss', '.deep { color: blue; }');
    expect(compileWxss(files, 'c/c.wxss', { prefix: 'c' }).css).toContain('.c--deep');
  });

  it('says where an import or a brace is missing', () => {
    const files = new SourceFiles(
      folderWith({ 'a.wxss': '.a {}\n@import "b.wxss";', 'b/c.wxss': '.a {\n  color: red;\n' }),
    );
    expect(compileWxss(files, 'a.wxss', {}).problems).toEqual([
      { file: 'miniprogram/a.wxss', line: 2, column: 1, message: '@import "b.wxss" is not found' },
    ]);
    expect(compileWxss(files, 'b/c.wxss', {}).problems).toEqual([
      { file: 'miniprogram/b/c.wxss', line: 1, column: 1, message: 'Unclosed block' },
    ]);
  });
});
