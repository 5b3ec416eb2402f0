import type { template } from 'glass-easel';
import type { CodeSpace, types } from 'glass-easel-miniprogram-adapter';
import type { PackageBundle } from '../compiler/bundle';
import type { AppConfig, PageConfig } from '../compiler/config';
import type { ComponentRegistry } from './component-registry';
import type { ModuleRegistry } from './module-registry';
import type { Styles } from './styles';

type Bundle = Omit<PackageBundle, 'templates'>;
type Templates = Record<string, (name: string) => never>;

declare global {
  interface Window {
    /** Every package script calls this once. */
    __phonePackage: (bundle: Bundle, templates: Templates) => void;
  }
}

/** Loads packages when one of their pages is first opened, the main package before all. */
export class PackageLoader {
  private readonly loading = new Map<string, Promise<void>>();
  private readonly ahead = new Set<string>();
  private readonly configs = new Map<string, PageConfig>();
  private arrived: { bundle: Bundle; templates: Templates } | undefined;

  constructor(
    private readonly addressOf: (name: string) => string,
    private readonly space: CodeSpace,
    private readonly modules: ModuleRegistry,
    private readonly components: ComponentRegistry,
    private readonly styles: Styles,
  ) {
    window.__phonePackage = (bundle, templates) => {
      this.arrived = { bundle, templates };
    };
  }

  /** Names of the packages asked for so far. */
  loaded(): string[] {
    return [...this.loading.keys()];
  }

  /** Names of the packages fetched ahead that no page needed so far. */
  preloaded(): string[] {
    return [...this.ahead].filter((name) => !this.loading.has(name));
  }

  /** Fetches a package without running anything of it. The browser keeps it until a page of it is opened. */
  async preload(name: string): Promise<void> {
    if (this.loading.has(name) || this.ahead.has(name)) return;
    this.ahead.add(name);
    const body = fetch(this.addressOf(name), { priority: 'low' }).then((response) => response.text());
    // not told to anybody: the package is loaded again when it is needed, and that failure is told
    await body.catch(() => this.ahead.delete(name));
  }

  /** The json of a page whose package is loaded. */
  configOf(path: string): PageConfig {
    return this.configs.get(path) ?? {};
  }

  load(name: string): Promise<void> {
    const known = this.loading.get(name);
    if (known) return known;
    const loading = this.fetch(name);
    this.loading.set(name, loading);
    loading.catch(() => this.loading.delete(name));
    return loading;
  }

  /** The package a page belongs to, or undefined when app.json lists no such page. */
  static packageOfPage(app: AppConfig, path: string): string | undefined {
    return app.packages.find((item) => item.pages.includes(path))?.name;
  }

  private async fetch(name: string): Promise<void> {
    await loadScript(this.addressOf(name));
    const arrived = this.arrived;
    this.arrived = undefined;
    if (arrived?.bundle.name !== name) throw new Error(`the package ${name} did not arrive`);
    this.install(arrived.bundle, arrived.templates);
  }

  private install(bundle: Bundle, templates: Templates): void {
    this.modules.add(bundle.modules);
    this.styles.add(bundle.styles);
    for (const { path, config, prefix, isPage } of bundle.components) {
      if (isPage) this.configs.set(path, config);
      // a page is styled by the page's scope even when its json says `component`
      const staticConfig =
        isPage && prefix === undefined ? { ...config, component: false } : { ...config, component: true };
      this.space.addComponentStaticConfig(path, staticConfig as types.ComponentStaticConfig);
      this.space.addStyleSheet(path, undefined, prefix);
      const content = templates[path];
      if (content)
        this.space.addCompiledTemplate(path, { groupList: templates, content } as template.ComponentTemplate);
    }
    if (bundle.appScript) this.modules.require(bundle.appScript);
    for (const component of bundle.components) {
      this.components.register(component, () => component.script && this.modules.require(component.script));
    }
  }
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}
