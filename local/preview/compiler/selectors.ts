import { builtinTags } from './tags';

/** How the selectors of one style sheet are narrowed. */
export interface SelectorScope {
  /** Class prefix of an isolated component. */
  prefix?: string;
  /** Path of the page the sheet belongs to. Its rules match only inside that page, at no cost in specificity. */
  page?: string;
}

/** Selector functions whose arguments are selectors themselves. */
const nesting = new Set(['not', 'is', 'where', 'has', 'host']);

/** One selector of WXSS as the browser's CSS says it. */
export function rewriteSelector(selector: string, scope: SelectorScope): string {
  const rewritten = splitCommas(selector).map((part) => rewriteComplex(part.trim(), scope));
  return rewritten.join(', ');
}

function rewriteComplex(selector: string, scope: SelectorScope): string {
  const text = rewriteParts(selector, scope);
  if (scope.page === undefined) return text;
  const mark = `:where([is-page="${scope.page}"])`;
  if (/^wx-page(?![\w-])/.test(text)) return `wx-page${mark}${text.slice('wx-page'.length)}`;
  return `${mark} ${text}`;
}

function rewriteParts(selector: string, scope: SelectorScope): string {
  let out = '';
  let at = 0;
  let startsType = true;
  while (at < selector.length) {
    const char = selector[at] ?? '';
    const rest = selector.slice(at);
    const name = /^[.#:]{0,2}(?:\\.|[\w-]|[\u0080-\uffff])+/.exec(rest)?.[0] ?? '';
    if (char === '[') {
      const end = closing(selector, at, '[', ']');
      out += selector.slice(at, end);
      at = end;
      startsType = false;
    } else if (char === '.' && name.length > 1) {
      out += scope.prefix ? `.${scope.prefix}--${name.slice(1)}` : name;
      at += name.length;
      startsType = false;
    } else if (char === '#' && name.length > 1) {
      // ids are written to the DOM behind a prefix of their component; `:not(#\_)` keeps the weight of an id
      out += `[id$="--${name.slice(1)}"]:not(#\\_)`;
      at += name.length;
      startsType = false;
    } else if (char === ':') {
      [out, at] = rewritePseudo(selector, at, name, out, scope);
      startsType = false;
    } else if (startsType && /[a-zA-Z]/.test(char)) {
      out += typeName(name);
      at += name.length;
      startsType = false;
    } else {
      out += char;
      at += 1;
      if (/[\s>+~,(]/.test(char)) startsType = true;
    }
  }
  return out;
}

function rewritePseudo(
  selector: string,
  at: number,
  name: string,
  out: string,
  scope: SelectorScope,
): [string, number] {
  const bare = name.replace(/^:+/, '');
  const host = bare === 'host' ? (scope.prefix ? `[wx-host="${scope.prefix}"]` : ':host') : name || ':';
  const next = at + Math.max(name.length, 1);
  if (selector[next] !== '(') return [out + host, next];
  const end = closing(selector, next, '(', ')');
  const inner = selector.slice(next + 1, end - 1);
  const argument = nesting.has(bare)
    ? splitCommas(inner)
        .map((part) => rewriteParts(part, scope))
        .join(',')
    : inner;
  return [bare === 'host' ? `${out}${host}:is(${argument})` : `${out}${host}(${argument})`, end];
}

function typeName(name: string): string {
  return name === 'page' || builtinTags.has(name) ? `wx-${name}` : name;
}

/** Offset behind the bracket that closes the one at `at`. */
function closing(text: string, at: number, open: string, close: string): number {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === open) depth += 1;
    if (text[index] === close) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}

function splitCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(' || text[index] === '[') depth += 1;
    if (text[index] === ')' || text[index] === ']') depth -= 1;
    if (text[index] === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
