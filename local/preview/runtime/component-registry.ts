import type { CodeSpace, types } from 'glass-easel-miniprogram-adapter';
import type { BundledComponent } from '../compiler/bundle';
import { type KnownBehavior, WxBehaviors } from './wx-behaviors';

/** A definition as pages write it: behaviors may be names, options may hold what belongs into the json. */
interface WrittenDefinition {
  behaviors?: (KnownBehavior | string)[];
  options?: types.ComponentDefinitionOptions & { styleIsolation?: string; addGlobalClass?: boolean };
  [field: string]: unknown;
}

type Env = Parameters<Parameters<CodeSpace['componentEnv']>[1]>[0];
type Definition = Parameters<Env['Component']>[0];

/** `Page`, `Component` and `Behavior` as mini program code calls them. */
export class ComponentRegistry {
  private readonly behaviors: WxBehaviors;
  private current: { component: BundledComponent; env: Env; registered: boolean } | undefined;

  constructor(private readonly space: CodeSpace) {
    this.behaviors = new WxBehaviors(space);
  }

  /** Runs a component's script, which registers it by calling `Page` or `Component`. */
  register(component: BundledComponent, run: () => void): void {
    this.space.componentEnv(component.path, (env) => {
      const outer = this.current;
      this.current = { component, env, registered: false };
      try {
        run();
        // a component of template and styles alone is one, too
        if (!this.current.registered) env.Component({});
      } finally {
        this.current = outer;
      }
    });
  }

  readonly globals = {
    Page: (definition: WrittenDefinition): void => {
      const { env } = this.registering('Page');
      env.Page(this.prepared(definition) as Parameters<Env['Page']>[0]);
    },
    Component: (definition: WrittenDefinition): void => {
      const { env, component } = this.registering('Component');
      this.moveOptions(component, definition.options);
      env.Component(this.prepared(definition) as Definition);
    },
    Behavior: (definition: WrittenDefinition): unknown =>
      this.space
        .behavior()
        .definition(this.prepared(definition) as Definition)
        .register(),
  };

  private registering(what: string) {
    if (!this.current) throw new Error(`${what}() was called outside of a page's or component's own script`);
    this.current.registered = true;
    return this.current;
  }

  private prepared(definition: WrittenDefinition): WrittenDefinition {
    if (!definition.behaviors) return definition;
    const behaviors = definition.behaviors.map((item) => (typeof item === 'string' ? this.behaviors.get(item) : item));
    return { ...definition, behaviors };
  }

  /** Style options may stand in the script; the framework's adapter reads them from the json only. */
  private moveOptions(component: BundledComponent, options: WrittenDefinition['options']): void {
    const config = this.space.getComponentStaticConfig(component.path);
    if (!config || !options) return;
    if (options.addGlobalClass && config.addGlobalClass === undefined) config.addGlobalClass = true;
    if (options.styleIsolation && config.styleIsolation === undefined) {
      config.styleIsolation = options.styleIsolation as types.StyleIsolation;
    }
  }
}
