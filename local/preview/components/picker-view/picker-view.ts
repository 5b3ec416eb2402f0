import { Component, type GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom, elementAt, scopedClasses } from '../../runtime/dom';
import { isAlive } from '../base/alive';
import css from './picker-view.css';
import template from './picker-view.wxml';
import columnTemplate from './picker-view-column.wxml';

/** `<picker-view>`: wheels that stand in the page, one `<picker-view-column>` each. */
export const pickerView = defineBuiltin({
  css,
  template,
  properties: {
    value: { type: Array, value: [] as number[] },
    maskStyle: String,
    maskClass: String,
    indicatorStyle: String,
    indicatorClass: String,
    immediateChange: Boolean,
  },
  observers: {
    value() {
      for (const column of columnsOf(this.general())) place(column);
    },
    'maskStyle, maskClass, indicatorStyle, indicatorClass'() {
      for (const column of columnsOf(this.general())) dress(column);
    },
  },
});

/** `<picker-view-column>`: its children are the lines, all as high as the indicator. */
export const pickerViewColumn = defineBuiltin({
  template: columnTemplate,
  lifetimes: {
    attached() {
      const component = this.general();
      const { scroll, content } = parts(component);
      // Lines come and go with the page's data, and have a place only once they are drawn.
      const watcher = new ResizeObserver(() => place(component));
      watcher.observe(content);
      watchers.set(component, watcher);
      scroll.addEventListener('scroll', () => turned(component));
      scroll.addEventListener('touchstart', () => viewAround(component)?.triggerEvent('pickstart', {}));
      scroll.addEventListener('scrollend', () => viewAround(component)?.triggerEvent('pickend', {}));
      scroll.addEventListener('click', ({ target }) => {
        const line = [...content.children].findIndex((child) => target instanceof Node && child.contains(target));
        if (line >= 0) scroll.scrollTo({ top: line * lineHeight(component), behavior: 'smooth' });
      });
    },
    detached() {
      watchers.get(this.general())?.disconnect();
    },
    ready() {
      dress(this.general());
      place(this.general());
    },
  },
});

const watchers = new WeakMap<GeneralComponent, ResizeObserver>();

interface Parts {
  scroll: HTMLElement;
  content: HTMLElement;
  mask: HTMLElement;
  indicator: HTMLElement;
}

function parts(column: GeneralComponent): Parts {
  const [scroll, mask, indicator] = dom(column).children;
  const content = scroll?.firstElementChild;
  const found = [scroll, content, mask, indicator];
  if (!found.every((part) => part instanceof HTMLElement)) throw new Error('<picker-view-column> has lost its parts');
  return { scroll, content, mask, indicator } as Parts;
}

const componentAt = (node: Element | null): GeneralComponent | undefined => {
  const element = node ? elementAt(node) : null;
  return element && Component.isComponent(element) ? element : undefined;
};
/** None once the page is gone: a wheel that is still turning then tells its end to nobody. */
const viewAround = (column: GeneralComponent) =>
  isAlive(column) ? componentAt(dom(column).closest('wx-picker-view')) : undefined;
const columnsOf = (view: GeneralComponent) =>
  [...dom(view).querySelectorAll('wx-picker-view-column')].flatMap((node) => componentAt(node) ?? []);
const lineHeight = (column: GeneralComponent) => parts(column).indicator.offsetHeight || 34;

/** Indicator and mask as the view's properties say; the indicator's height is that of every line. */
function dress(column: GeneralComponent): void {
  const view = viewAround(column);
  if (!view) return;
  const { mask, indicator } = parts(column);
  const data = view.data as Record<string, string>;
  const classes = (base: string, names: string) => [base, ...scopedClasses(view, names)].join(' ');
  mask.className = classes('wx-picker-view-column__mask', data['maskClass'] ?? '');
  mask.setAttribute('style', data['maskStyle'] ?? '');
  indicator.className = classes('wx-picker-view-column__indicator', data['indicatorClass'] ?? '');
  indicator.setAttribute('style', data['indicatorStyle'] ?? '');
  const room = (dom(column).clientHeight - lineHeight(column)) / 2;
  dom(column).style.setProperty('--line', `${lineHeight(column)}px`);
  parts(column).content.style.padding = `${Math.max(0, room)}px 0`;
}

function place(column: GeneralComponent): void {
  const view = viewAround(column);
  if (!view) return;
  dress(column);
  const index = (view.data['value'] as number[])[columnsOf(view).indexOf(column)] ?? 0;
  const { scroll, content } = parts(column);
  const last = Math.max(0, content.childElementCount - 1);
  const top = Math.min(index, last) * lineHeight(column);
  if (Math.abs(scroll.scrollTop - top) > 1) scroll.scrollTop = top;
}

function turned(column: GeneralComponent): void {
  const view = viewAround(column);
  if (!view) return;
  const { scroll, content } = parts(column);
  const height = lineHeight(column);
  const index = Math.min(
    Math.max(0, Math.round(scroll.scrollTop / height)),
    Math.max(0, content.childElementCount - 1),
  );
  // Between two lines nothing is chosen yet, unless the page wants to know at once.
  if (!view.data['immediateChange'] && Math.abs(scroll.scrollTop - index * height) > 2) return;
  const columns = columnsOf(view);
  const before = view.data['value'] as number[];
  const value = columns.map((_, position) => before[position] ?? 0);
  const position = columns.indexOf(column);
  if (value[position] === index) return;
  value[position] = index;
  view.setData({ value });
  view.triggerEvent('change', { value });
}
