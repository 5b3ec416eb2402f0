import { h } from '../runtime/chrome/h';
import type { PhoneState } from '../runtime/shell-link';
import type { ShellState } from './shell-state';

/** setData of one first screen above these is worth a look; WeChat's own checks fault more than 256 KB in one call. */
const MANY_CALLS = 10;
const MANY_BYTES = 65_536;
const FAULT_BYTES = 262_144;

/** Where the phone is, how to open that page again, and what its first screen cost. */
export class PagePanel {
  private readonly path = h('code', { class: 'page__path' });
  private readonly link = h('a', { class: 'page__link', target: '_blank' }, ['新窗口打开']);
  private readonly code = h('img', { class: 'page__code', alt: '打开本页的二维码', hidden: true });
  private readonly scene = h('input', {
    class: 'field',
    placeholder: '场景值，如小程序码内容',
    'aria-label': '场景值',
  });
  private readonly large = h('input', { type: 'checkbox', id: 'large-text' });
  private readonly rows = h('tbody');
  private readonly packages = h('p', { class: 'hint' });
  readonly element: HTMLElement;
  private url = '';
  private person = '';

  constructor(onScene: (url: string, scene: string) => void, onLarge: (large: boolean) => void) {
    const form = h('form', { class: 'page__scene' }, [this.scene, h('button', { class: 'button' }, ['带场景打开'])]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      onScene(this.url.replace(/[?&]scene=[^&]*/, ''), this.scene.value);
    });
    this.large.addEventListener('change', () => onLarge(this.large.checked));
    this.element = h('section', { class: 'panel' }, [
      h('h2', {}, ['当前页面']),
      h('div', { class: 'page__head' }, [h('div', { class: 'page__where' }, [this.path, this.link]), this.code]),
      form,
      h('label', { class: 'switch' }, [this.large, '大字（系统字号 20）']),
      h('h2', { class: 'page__meter-title' }, ['setData']),
      h('table', { class: 'meter' }, [
        h('thead', {}, [
          h(
            'tr',
            {},
            ['页面', '首屏', '累计', '单次最大'].map((text) => h('th', {}, [text])),
          ),
        ]),
        this.rows,
      ]),
      this.packages,
    ]);
  }

  begin(state: ShellState): void {
    this.person = state.person;
    this.large.checked = state.font > 16;
    this.scene.value = state.scene;
  }

  show(state: PhoneState): void {
    const top = state.pages.at(-1);
    if (top && top.url !== this.url) this.showAddress(top.url);
    this.rows.replaceChildren(...[...state.pages].reverse().map((page) => meterRow(page)));
    const ahead = state.preloaded.length > 0 ? `；已预下载：${state.preloaded.join('、')}` : '';
    this.packages.textContent = `已加载的包：${state.packages.join('、')}${ahead}`;
  }

  private showAddress(url: string): void {
    this.url = url;
    this.path.textContent = url;
    const address = `${location.origin}/?${new URLSearchParams({ page: url.slice(1), person: this.person })}`;
    this.link.href = address;
    this.code.hidden = false;
    this.code.src = `/app/qr.svg?text=${encodeURIComponent(address)}`;
  }
}

function meterRow(page: PhoneState['pages'][number]): HTMLElement {
  const heavy = page.first.calls > MANY_CALLS || page.first.bytes > MANY_BYTES || page.largest > FAULT_BYTES;
  const name = page.url.split('?')[0]?.split('/').at(-1) ?? '';
  const first = `${page.first.calls} 次 · ${sizeText(page.first.bytes)}`;
  return h('tr', { class: heavy ? 'meter--heavy' : '', title: page.url }, [
    h('th', { scope: 'row' }, [name]),
    h('td', {}, [page.settled ? first : `${first} …`]),
    h('td', {}, [`${page.total.calls} 次 · ${sizeText(page.total.bytes)}`]),
    h('td', {}, [sizeText(page.largest)]),
  ]);
}

function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}
