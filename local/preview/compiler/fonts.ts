import { readFileSync } from 'node:fs';

let face: string | undefined;

/**
 * Vant's icon font as a data address, from the package its makers publish. Vant's own WXSS loads it from a server,
 * which a machine without network cannot.
 */
export function vantIconFont(): string {
  if (face === undefined) {
    const source = readFileSync(require.resolve('@vant/icons/src/encode-woff2.less'), 'utf8');
    face = /data:[^'")]+/.exec(source)?.[0] ?? '';
  }
  return face;
}

/** Puts the local font in the place of the address Vant's WXSS names. */
export function withLocalFonts(css: string): string {
  if (!css.includes('//at.alicdn.com/t/c/font_2553510_')) return css;
  return css.replace(
    /src:\s*url\((?:https?:)?\/\/at\.alicdn\.com\/t\/c\/font_2553510_[^;}]*/g,
    () => `src:url(${vantIconFont()}) format("woff2")`,
  );
}
