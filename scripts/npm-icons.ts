import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/** Where the icons of Vant are drawn, inside miniprogram_npm. */
export const vantIconStyles = '@vant/weapp/icon/index.wxss';

/**
 * The WXSS of van-icon with only the icons these texts name and their drawings inside it. As it is published it loads
 * its font from a server, which a phone with bad reception never gets; WXSS takes no font from a file, but a data address.
 * @param styles the published WXSS
 * @param texts whatever may name an icon: templates, scripts, of Vant and of the mini program
 */
export async function withLocalIcons(styles: string, texts: string[]): Promise<string> {
  const written = namesIn(texts);
  let glyphs = '';
  const kept = styles.replace(/\.van-icon-([a-z0-9-]+):before\{content:"\\([0-9a-f]+)"\}/g, (rule, name, code) => {
    if (!isNamed(name, written)) return '';
    glyphs += String.fromCodePoint(Number.parseInt(code, 16));
    return rule;
  });
  const font = await subsetFont(await publishedFont(), glyphs, { targetFormat: 'woff2' });
  const source = `src:url(data:font/woff2;base64,${font.toString('base64')}) format("woff2")`;
  const local = kept.replace(/src:\s*url\([^;}]*/, () => source);
  if (local === kept || /url\((?!data:)/.test(local))
    throw new Error(`${vantIconStyles} no longer loads its font as we know it`);
  return local;
}

/** Every lower-case word that stands alone in quotes. */
function namesIn(texts: string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/(['"`])([a-z][a-z0-9-]*)\1/g)].map((match) => match[2] ?? '')),
  );
}

/** Vant puts some names together (`'arrow' + '-' + direction`), so the part before a dash counts too. */
function isNamed(name: string, written: Set<string>): boolean {
  const parts = name.split('-');
  return parts.some((_, index) => written.has(parts.slice(0, index + 1).join('-')));
}

/** Vant's icon font, from the package its makers publish beside it. */
async function publishedFont(): Promise<Buffer> {
  const source = await readFile(require.resolve('@vant/icons/src/encode-woff2.less'), 'utf8');
  const base64 = /data:[^,]*;base64,([^'")]+)/.exec(source)?.[1];
  if (!base64) throw new Error('@vant/icons holds no font as we know it');
  return Buffer.from(base64, 'base64');
}
