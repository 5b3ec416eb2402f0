/** `@vant/weapp/button/index` → `@vant/weapp`; `dayjs/plugin/utc` → `dayjs`. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Modules of packages that a TypeScript or JavaScript text imports for their values. Types alone import nothing. */
export function bareImports(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const forms = [
    /\bimport\s+(?!type\b)(?:[\w*{}\s,$]+?\s+from\s+)?(['"])([^'"]+)\1/g,
    /\bexport\s+(?!type\b)[\w*{}\s,$]+?\s+from\s+(['"])([^'"]+)\1/g,
    /\brequire\(\s*(['"])([^'"]+)\1\s*\)/g,
  ];
  const found = forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[2] ?? ''));
  return [...new Set(found)].filter((specifier) => specifier !== '' && !/^[./]/.test(specifier));
}
