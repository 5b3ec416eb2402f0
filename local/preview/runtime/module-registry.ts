import type { CompiledModule } from '../compiler/scripts';

type ModuleFunction = (...values: unknown[]) => void;

/** What a browser has and WeChat's logic layer does not: reading these gives `undefined`, as on a phone. */
const hidden = [
  'window',
  'document',
  'self',
  'location',
  'localStorage',
  'sessionStorage',
  'navigator',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'alert',
  'history',
  'top',
  'parent',
];

/** The modules of all loaded packages: each file runs once, when first required, and is shared by all packages. */
export class ModuleRegistry {
  private readonly modules = new Map<string, CompiledModule>();
  private readonly loaded = new Map<string, { exports: unknown }>();

  /** `globals` are WeChat's: `wx`, `App`, `Page`, `Component`, `Behavior`, `getApp`, `getCurrentPages`, … */
  constructor(private readonly globals: Record<string, unknown>) {}

  add(modules: CompiledModule[]): void {
    for (const module of modules) this.modules.set(module.path, module);
  }

  /** Source map of a module, for places in error messages. */
  mapOf(path: string): string | undefined {
    return this.modules.get(path)?.map;
  }

  require(path: string): unknown {
    const known = this.loaded.get(path);
    if (known) return known.exports;
    const source = this.modules.get(path);
    if (!source) throw new Error(`module '${path}' is not defined: its package is not loaded`);
    const module = { exports: {} as unknown };
    this.loaded.set(path, module);
    const require = (specifier: string) => this.require(target(source, specifier));
    evaluate(source, [...Object.keys(this.globals), ...hidden])(
      require,
      module,
      module.exports,
      ...Object.values(this.globals),
    );
    return module.exports;
  }
}

function target(source: CompiledModule, specifier: string): string {
  const path = source.requires[specifier];
  if (path === undefined) throw new Error(`module '${specifier}' is not found, required from ${source.path}`);
  return path;
}

/** The file as a function, under its own name in the browser's tools. The first line stays the first line. */
function evaluate(source: CompiledModule, names: string[]): ModuleFunction {
  const parameters = ['require', 'module', 'exports', ...names].join(',');
  const map = source.map ? `\n//# sourceMappingURL=data:application/json;base64,${base64(source.map)}` : '';
  const code = `(function(${parameters}){${source.code}\n})\n//# sourceURL=${moduleUrl(source.path)}${map}`;
  return runGlobally(code) as ModuleFunction;
}

// Called under another name, eval runs in the global scope: the module sees nothing of this file.
// biome-ignore lint/security/noGlobalEval: this is the module loader; the code is the mini program's own
const runGlobally: (code: string) => unknown = globalThis.eval;

/** Name of a module in stacks and in the browser's tools. */
export function moduleUrl(path: string): string {
  return `miniprogram:///${path}`;
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
