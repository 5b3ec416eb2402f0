import type { PreloadRule } from '../compiler/config';
import type { PackageLoader } from './package-loader';
import { afterPaint } from './paint';

/** `preloadRule` of app.json: fetches what people will want next, once a page they are on was drawn. */
export class Preload {
  constructor(
    private readonly rules: Record<string, PreloadRule>,
    private readonly packages: PackageLoader,
    /** As `wx.getNetworkType` names it. */
    private readonly networkType: () => string,
  ) {}

  /** A page came to the top. */
  shown(path: string): void {
    const rule = this.rules[path];
    if (!rule) return;
    afterPaint(() => {
      const type = this.networkType();
      if (type === 'none' || (rule.network === 'wifi' && type !== 'wifi')) return;
      for (const name of rule.packages) void this.packages.preload(name);
    });
  }
}
