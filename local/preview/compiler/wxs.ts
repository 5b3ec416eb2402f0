/**
 * WXS as the browser runs it.
 * In WXS `x.constructor` is the type's name as text (`'Array'`), in JavaScript a function: without this, Vant's class
 * and style helpers take the wrong branch and nothing says so.
 */
export function rewriteWxs(text: string): string {
  return keepRegExpBackslashes(text)
    .replace(/\.constructor\b(?!\s*[:=(](?!=))/g, '.constructor?.name')
    .replace(/(require\(\s*['"])([^'"]+)\.wxs(['"]\s*\))/g, '$1$2$3');
}

/**
 * WXS leaves a backslash in a string alone when nothing is escaped by it: `getRegExp('\\d')` is a digit there, while
 * JavaScript would look for the letter d. Vant's unit helper depends on it.
 */
function keepRegExpBackslashes(text: string): string {
  return text.replace(
    /(getRegExp\(\s*)(['"])((?:\\.|(?!\2).)*)\2/g,
    (_, call: string, quote: string, pattern: string) => {
      const kept = pattern.replace(/\\(.)/g, (pair, char: string) => (/[\\'"nrtu]/.test(char) ? pair : `\\${pair}`));
      return `${call}${quote}${kept}${quote}`;
    },
  );
}

/** What WXS has and a browser does not. Runs once before all WXS of a package. */
export const wxsGlobals = `
var getRegExp = (pattern, flags) => new RegExp(pattern, flags);
var getDate = (...parts) => new (globalThis.__phoneDate || Date)(...parts);
`;

/** Paths a WXS file requires, as it writes them. */
export function wxsRequires(text: string): string[] {
  return [...text.matchAll(/require\(\s*(['"])([^'"]+)\1\s*\)/g)].map((match) => match[2] ?? '');
}
