import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel';
import { base } from '../components/base/base';
import type { BuiltinDefinition } from './define-builtin';
import type { ReadyQueue } from './ready-queue';

type Params = Parameters<ComponentSpace['defineComponent']>[0];

/** Makes the built-in components known to every template. */
export function registerBuiltins(
  space: ComponentSpace,
  builtins: Record<string, BuiltinDefinition>,
  ready: ReadyQueue,
): void {
  const common = space.defineBehavior({ ...base, behaviors: [ready.behavior(space)] } as Params);
  for (const [tag, { params, template }] of Object.entries(builtins)) {
    const own = params as Params;
    const definition = space.defineComponent({
      ...own,
      behaviors: [common, ...(own.behaviors ?? [])],
      ...(template && { template: template as unknown as Params['template'] }),
      options: { writeFieldsToNode: false, styleScope: 0, ...own.options },
    } as Params);
    space.setGlobalUsingComponent(tag, definition as unknown as GeneralComponentDefinition);
  }
}

/** Style sheets of all built-ins. */
export function builtinCss(builtins: Record<string, BuiltinDefinition>): string {
  return [...new Set(Object.values(builtins).map(({ css }) => css ?? ''))].join('\n');
}
