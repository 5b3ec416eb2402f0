import type { behavior, CodeSpace } from 'glass-easel-miniprogram-adapter';
import { UnsupportedError } from './unsupported';

export type KnownBehavior = InstanceType<typeof behavior.Behavior>;

/** Behaviors WeChat brings under a name. The adapter takes only real ones, so the names are looked up here. */
export class WxBehaviors {
  private readonly known: Record<string, KnownBehavior | undefined>;

  constructor(space: CodeSpace) {
    this.known = {
      'wx://form-field': space
        .behavior()
        .definition({ properties: { name: String, value: null } })
        .register() as KnownBehavior,
      'wx://form-field-group': space.behavior().definition({}).register() as KnownBehavior,
      'wx://form-field-button': space.behavior().definition({}).register() as KnownBehavior,
      // the adapter reads `export` of a definition by itself
      'wx://component-export': space.behavior().definition({}).register() as KnownBehavior,
    };
  }

  get(name: string): KnownBehavior {
    const found = this.known[name];
    if (!found) throw new UnsupportedError(`behavior ${name}`);
    return found;
  }
}
