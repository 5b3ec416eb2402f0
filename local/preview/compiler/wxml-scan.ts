/** An attribute as written, with the offset of its name. */
export interface ScannedAttribute {
  name: string;
  value: string;
  offset: number;
}

export interface ScannedTag {
  name: string;
  offset: number;
  attributes: ScannedAttribute[];
  /** For `<wxs>`: where the text between its tags begins and ends. */
  inner?: { start: number; end: number };
}

/** Every opening tag of a WXML text, in order. Comments and the code in `<wxs>` are not looked into. */
export function scanWxml(text: string): ScannedTag[] {
  const tags: ScannedTag[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open);
      at = end < 0 ? text.length : end + 3;
      continue;
    }
    const name = /^[A-Za-z][\w.-]*/.exec(text.slice(open + 1, open + 80))?.[0];
    if (!name) {
      at = open + 1;
      continue;
    }
    const tag: ScannedTag = { name, offset: open, attributes: [] };
    at = scanAttributes(text, open + 1 + name.length, tag.attributes);
    tags.push(tag);
    if (name === 'wxs' && text[at - 2] !== '/') {
      const end = text.indexOf('</wxs', at);
      tag.inner = { start: at, end: end < 0 ? text.length : end };
      at = tag.inner.end;
    }
  }
  return tags;
}

/** Reads attributes up to `>`; returns the offset behind it. */
function scanAttributes(text: string, start: number, into: ScannedAttribute[]): number {
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '>') return at + 1;
    if (/[\s/]/.test(char)) {
      at += 1;
      continue;
    }
    const name = /^[^\s=>/]+/.exec(text.slice(at, at + 200))?.[0] ?? char;
    const offset = at;
    at += name.length;
    const equals = /^\s*=\s*/.exec(text.slice(at, at + 50));
    if (!equals) {
      into.push({ name, value: '', offset });
      continue;
    }
    at += equals[0].length;
    const quote = text[at];
    let end: number;
    if (quote === '"' || quote === "'") {
      end = text.indexOf(quote, at + 1);
      if (end < 0) end = text.length;
      into.push({ name, value: text.slice(at + 1, end), offset });
      at = end + 1;
    } else {
      end = at + (/^[^\s>]*/.exec(text.slice(at))?.[0].length ?? 0);
      into.push({ name, value: text.slice(at, end), offset });
      at = Math.max(end, at + 1);
    }
  }
  return at;
}
