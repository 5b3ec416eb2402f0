import type { BundledStyle } from '../compiler/bundle';

/** Puts style sheets into the document: built-ins, then app.wxss and components, then pages, as WeChat orders them. */
export class Styles {
  private readonly builtins = document.createElement('style');
  private readonly beforePages = document.createComment('pages');
  private readonly known = new Set<string>();

  constructor(builtinCss: string) {
    this.builtins.textContent = builtinCss;
    document.head.append(this.builtins, this.beforePages);
  }

  add(styles: BundledStyle[]): void {
    for (const { path, css, isPage } of styles) {
      if (this.known.has(path)) continue;
      this.known.add(path);
      const element = document.createElement('style');
      element.dataset.path = path;
      element.textContent = css;
      if (isPage) document.head.append(element);
      else this.beforePages.before(element);
    }
  }
}
