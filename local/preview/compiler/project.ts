import type { AppConfig, ComponentConfig, PackageConfig, PageConfig, TabBarConfig, WindowConfig } from './config';
import { lineOf, readJson } from './json';
import { readPreloadRule, type WrittenPreloadRule } from './preload-rule';
import type { Problems } from './problems';
import { resolveComponent } from './resolve';
import type { SourceFiles } from './source-files';

interface WrittenSubpackage {
  root: string;
  name?: string;
  pages?: string[];
}

interface AppJson {
  pages?: string[];
  entryPagePath?: string;
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  subPackages?: WrittenSubpackage[];
  subpackages?: WrittenSubpackage[];
  preloadRule?: WrittenPreloadRule;
  usingComponents?: Record<string, string>;
  permission?: Record<string, { desc: string }>;
  requiredPrivateInfos?: string[];
}

/** A page or component: what its json says, with component paths made absolute. */
export interface ComponentPlan {
  /** Without extension and leading slash: `pages/home/home`. */
  path: string;
  isPage: boolean;
  config: PageConfig;
}

export interface Project {
  app: AppConfig;
  /** Components before those that use them. */
  components: Map<string, ComponentPlan>;
}

/** Reads app.json and follows pages and `usingComponents` to every component in use. */
export function readProject(files: SourceFiles, problems: Problems): Project {
  const json = readJson<AppJson>(files, 'app.json', problems);
  const app = appConfig(json);
  const plans = new Map<string, ComponentPlan>();
  const follow = new Follower(files, problems, plans);
  app.preloadRule = readPreloadRule(json.preloadRule ?? {}, packageNames(json), app, { files, problems });
  app.usingComponents = follow.resolveAll('app', json.usingComponents ?? {});
  for (const path of Object.values(app.usingComponents)) follow.visit(path, false);
  for (const path of app.packages.flatMap((item) => item.pages)) {
    if (!files.exists(`${path}.wxml`)) {
      problems.add({
        file: files.name('app.json'),
        line: lineOf(files.read('app.json'), writtenIn(app, path)),
        message: `page "${path}" has no ${path}.wxml`,
      });
    } else {
      follow.visit(path, true);
    }
  }
  if (app.packages.every((item) => item.pages.length === 0)) {
    problems.add({ file: files.name('app.json'), message: 'lists no page' });
  }
  return { app, components: plans };
}

const trim = (path: string): string => path.replace(/^\/+|\/+$/g, '');
const subpackagesOf = (json: AppJson): WrittenSubpackage[] => json.subPackages ?? json.subpackages ?? [];

/** Every way `preloadRule` may call a package → the package's name here. */
function packageNames(json: AppJson): Map<string, string> {
  const names = subpackagesOf(json).flatMap(({ root, name }): [string, string][] =>
    [root, trim(root), name].flatMap((written) => (written === undefined ? [] : [[written, trim(root)]])),
  );
  return new Map([['__APP__', 'main'], ...names]);
}

function appConfig(json: AppJson): AppConfig {
  const subpackages = subpackagesOf(json).map((item): PackageConfig => {
    const root = trim(item.root);
    return { name: root, pages: (item.pages ?? []).map((page) => `${root}/${trim(page)}`) };
  });
  const main = { name: 'main', pages: (json.pages ?? []).map(trim) };
  return {
    entryPagePath: trim(json.entryPagePath ?? main.pages[0] ?? ''),
    window: json.window ?? {},
    tabBar: json.tabBar && {
      ...json.tabBar,
      list: json.tabBar.list.map((item) => ({ ...item, pagePath: trim(item.pagePath) })),
    },
    packages: [main, ...subpackages],
    usingComponents: {},
    permission: json.permission,
    requiredPrivateInfos: json.requiredPrivateInfos,
  };
}

/** A page as app.json writes it: in quotes, relative to its package. */
function writtenIn(app: AppConfig, page: string): string {
  const root = packageOf(app, page);
  return JSON.stringify(root === 'main' ? page : page.slice(root.length + 1));
}

/** The package a file belongs to: the subpackage whose root holds it, else `main`. */
export function packageOf(app: AppConfig, path: string): string {
  return app.packages.find((item) => item.name !== 'main' && path.startsWith(`${item.name}/`))?.name ?? 'main';
}

class Follower {
  private readonly open = new Set<string>();

  constructor(
    private readonly files: SourceFiles,
    private readonly problems: Problems,
    private readonly plans: Map<string, ComponentPlan>,
  ) {}

  visit(path: string, isPage: boolean): void {
    if (this.plans.has(path) || this.open.has(path)) return;
    this.open.add(path);
    const file = `${path}.json`;
    const json = this.files.exists(file) ? readJson<ComponentConfig & PageConfig>(this.files, file, this.problems) : {};
    const usingComponents = this.resolveAll(path, json.usingComponents ?? {});
    for (const used of Object.values(usingComponents)) this.visit(used, false);
    const componentGenerics = this.generics(path, json.componentGenerics);
    this.plans.set(path, {
      path,
      isPage,
      config: { ...json, usingComponents, ...(componentGenerics && { componentGenerics }) },
    });
    this.open.delete(path);
  }

  /** Every `usingComponents` value as an absolute path; those that lead nowhere become problems. */
  resolveAll(path: string, using: Record<string, string>): Record<string, string> {
    const resolved: Record<string, string> = {};
    for (const [tag, reference] of Object.entries(using)) {
      const target = this.resolve(path, reference, `component "${tag}"`);
      if (target !== undefined) resolved[tag] = target;
    }
    return resolved;
  }

  private generics(path: string, generics: ComponentConfig['componentGenerics']): ComponentConfig['componentGenerics'] {
    if (!generics) return undefined;
    return Object.fromEntries(
      Object.entries(generics).map(([name, value]) => {
        if (value === true || !value.default) return [name, true as const];
        const target = this.resolve(path, value.default, `generic "${name}"`);
        if (target !== undefined) this.visit(target, false);
        return [name, target === undefined ? (true as const) : { default: `/${target}` }];
      }),
    );
  }

  private resolve(path: string, reference: string, what: string): string | undefined {
    const target = resolveComponent(this.files, `${path}.json`, reference);
    if (target !== undefined) return target;
    const file = `${path}.json`;
    const hint = reference.startsWith('@vant/')
      ? ' (is it installed? miniprogram_npm is made by buildMiniprogramNpm)'
      : '';
    this.problems.add({
      file: this.files.name(file),
      line: lineOf(this.files.read(file), `"${reference}"`),
      message: `${what}: "${reference}" is not found${hint}`,
    });
    return undefined;
  }
}
