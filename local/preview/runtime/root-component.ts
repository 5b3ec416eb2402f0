import type { GeneralComponent } from 'glass-easel';
import type { Page } from './page';
import type { PageComponent } from './page-component';

/** The page component a component lies in, through any number of components between. */
function rootComponent(component: GeneralComponent): GeneralComponent {
  let at = component;
  for (;;) {
    const owner = at.ownerShadowRoot?.getHostNode();
    if (!owner || owner === at) return at;
    at = owner;
  }
}

/** The page a page's or component's `this` belongs to. Undefined while it is not in one. */
export function ownerPage(pages: readonly Page[], owner: PageComponent): Page | undefined {
  const root = rootComponent(owner._$);
  return pages.find((page) => page.isOpen && page.component === root) ?? pages.find((page) => !page.isOpen);
}
