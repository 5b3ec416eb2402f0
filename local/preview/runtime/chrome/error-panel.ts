import type { Problem } from '../../compiler/problems';
import type { RunError } from '../errors';
import { h } from './h';

/** Shows what keeps the mini program from compiling, over the whole screen. */
export function showProblems(screen: HTMLElement, problems: Problem[]): void {
  const items = problems.map((problem) =>
    h('li', {}, [
      h('code', {}, [[problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')]),
      h('p', {}, [problem.message]),
    ]),
  );
  screen.querySelector('.phone-problems')?.remove();
  if (problems.length === 0) return;
  screen.append(
    h('section', { class: 'phone-problems', role: 'alert' }, [
      h('h1', {}, [`小程序有 ${problems.length} 处问题`]),
      h('ol', {}, items),
      h('p', { class: 'phone-problems__hint' }, ['改好保存，这里会自动刷新。']),
    ]),
  );
}

/** Shows errors of the running mini program one below the other, until a person closes them. */
export class RunErrorPanel {
  private readonly list = h('ol');
  private readonly panel = h('aside', { class: 'phone-errors', hidden: true }, [
    h('header', {}, [
      h('strong', {}, ['运行出错']),
      h('button', { type: 'button', 'aria-label': '关闭', onclick: () => this.clear() }, ['✕']),
    ]),
    this.list,
  ]);

  constructor(screen: HTMLElement) {
    screen.append(this.panel);
  }

  add(error: RunError): void {
    this.panel.hidden = false;
    const place = /miniprogram\/[^)\s]+/.exec(error.stack)?.[0] ?? '';
    this.list.append(h('li', {}, [h('p', {}, [error.message]), h('code', {}, [place])]));
    while (this.list.children.length > 20) this.list.firstElementChild?.remove();
    this.list.lastElementChild?.scrollIntoView();
  }

  private clear(): void {
    this.list.replaceChildren();
    this.panel.hidden = true;
  }
}
