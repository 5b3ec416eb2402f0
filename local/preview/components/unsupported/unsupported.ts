import { type BuiltinDefinition, defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './unsupported.css';

/** A component WeChat has and the preview has not: it keeps its place on the page and says its name. */
export function unsupported(tag: string): BuiltinDefinition {
  return defineBuiltin({
    css,
    lifetimes: {
      attached() {
        const host = dom(this);
        host.classList.add('wx-unsupported');
        host.textContent = `<${tag}> 不在预览中`;
        console.warn(`<${tag}> is not in the preview`);
      },
    },
  });
}
