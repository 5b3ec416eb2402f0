import { eventName, prepareWxml } from '../../../../local/preview/compiler/wxml';
import { rewriteWxs } from '../../../../local/preview/compiler/wxs';

describe('event attributes', () => {
  it.each([
    ['bindtap', 'bind:tap'],
    ['catchtouchmove', 'catch:touchmove'],
    ['mut-bindtap', 'mut-bind:tap'],
    ['capture-bindtap', 'capture-bind:tap'],
    ['capture-catchtouchstart', 'capture-catch:touchstart'],
    ['bindclick-icon', 'bind:click-icon'],
  ])('%s', (written, expected) => {
    expect(eventName(written)).toBe(expected);
  });

  it.each(['bind:tap', 'catch:tap', 'binding-x'.slice(0, 4), 'data-bindtap', 'model:value'])('%s stays', (written) => {
    expect(eventName(written)).toBeUndefined();
  });
});

describe('WXML', () => {
  it('rewrites attributes only, and keeps lines', () => {
    const source = `<!-- <view bindtap="a"> -->
<view
  wx:if="{{ a > b && c < d }}"
  bindtap="go"
  title='bindtap="x"'>bindtap="text"</view>`;
    expect(prepareWxml('a.wxml', source).text).toBe(source.replace('  bindtap="go"', '  bind:tap="go"'));
  });

  it('finds templates, WXS files and tags', () => {
    const prepared = prepareWxml(
      'pages/a/a.wxml',
      '<import src="../t/t.wxml" /><include src="/f.wxml"/><wxs module="m" src="./m.wxs"></wxs><van-cell/><wxs module="n">var x = require("./n.wxs"); "<view>"</wxs>',
    );
    expect(prepared.templates.map(({ path }) => path)).toEqual(['pages/t/t', 'f']);
    expect(prepared.scripts.map(({ path }) => path)).toEqual(['pages/a/m', 'pages/a/n']);
    expect(prepared.tags.map(({ name }) => name)).toEqual(['import', 'include', 'wxs', 'van-cell', 'wxs']);
  });
});

describe('WXS', () => {
  it('makes x.constructor the name of the type, as WeChat does', () => {
    const run = new Function(`return ${rewriteWxs('[[].constructor, "a".constructor, {}.constructor === "Object"]')}`);
    expect(run()).toEqual(['Array', 'String', true]);
  });

  it.each([
    ["getRegExp('^-?\\d+(\\.\\d+)?$')", "getRegExp('^-?\\\\d+(\\\\.\\\\d+)?$')"],
    ['getRegExp("\\\\s", "g")', 'getRegExp("\\\\s", "g")'],
    ["getRegExp('\\n')", "getRegExp('\\n')"],
  ])('keeps the backslashes of %s', (written, expected) => {
    expect(rewriteWxs(written)).toBe(expected);
  });

  it('takes .wxs off what it requires', () => {
    expect(rewriteWxs("var a = require('./a.wxs');")).toBe("var a = require('./a');");
  });
});
