/** Characters `decode` turns entities into, in the order WeChat lists them. */
const entities: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&apos;': "'",
  '&quot;': '"',
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
  '&amp;': '&',
};

const spaces: Record<string, string> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' };

/** Text as `<text decode space="…">` shows it. A written-out `\n` breaks the line, as WeChat's `<text>` does. */
export function shownText(text: string, decode: boolean, space: string): string {
  const broken = text.replaceAll('\\n', '\n');
  const decoded = decode
    ? broken.replace(/&(nbsp|lt|gt|apos|quot|ensp|emsp|amp);/g, (entity) => entities[entity] ?? entity)
    : broken;
  const wide = spaces[space];
  return wide ? decoded.replace(/ /g, wide) : decoded;
}
