import type { AppConfig, PreloadRule } from './config';
import { lineOf } from './json';
import type { Problems } from './problems';
import type { SourceFiles } from './source-files';

/** `preloadRule` of app.json as it is written: a package goes by its root or its name, the main one by `__APP__`. */
export type WrittenPreloadRule = Record<string, { packages?: string[]; network?: string }>;

/** The rule with every package under its own name. A page or package that is not there is a problem. */
export function readPreloadRule(
  written: WrittenPreloadRule,
  names: ReadonlyMap<string, string>,
  app: AppConfig,
  { files, problems }: { files: SourceFiles; problems: Problems },
): Record<string, PreloadRule> {
  const complain = (piece: string, message: string) =>
    problems.add({
      file: files.name('app.json'),
      line: lineOf(fromRule(files.read('app.json')), JSON.stringify(piece)),
      message: `preloadRule: ${message}`,
    });
  const rules: Record<string, PreloadRule> = {};
  for (const [page, { packages = [], network }] of Object.entries(written)) {
    if (!app.packages.some(({ pages }) => pages.includes(page))) complain(page, `there is no page "${page}"`);
    const found = packages.flatMap((name) => {
      const known = names.get(name);
      if (known === undefined) complain(name, `there is no subpackage "${name}"`);
      return known ?? [];
    });
    rules[page] = { packages: found, network: network === 'all' ? 'all' : 'wifi' };
  }
  return rules;
}

/** The text with all before the rule blanked out: the same page stands in `pages`, too, and lines must stay. */
function fromRule(text = ''): string {
  const at = Math.max(0, text.indexOf('"preloadRule"'));
  return text.slice(0, at).replace(/[^\n]/g, ' ') + text.slice(at);
}
