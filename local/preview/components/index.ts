import type { BuiltinDefinition } from '../runtime/define-builtin';
import { button } from './button/button';
import { image } from './image/image';
import { text } from './text/text';
import { view } from './view/view';

/** Every built-in component, by its tag. */
export const builtins: Record<string, BuiltinDefinition> = { button, image, text, view };
