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

/** Text as `<text decode space="…">` shows it. */
export function shownText(text: string, decode: boolean, space: string): string {
  const decoded = decode
    ? text.replace(/&(nbsp|lt|gt|apos|quot|ensp|emsp|amp);/g, (entity) => entities[entity] ?? entity)
    : text;
  const wide = spaces[space];
  return wide ? decoded.replace(/ /g, wide) : decoded;
}
