import { mapControls } from '../components/map/controls';
import type { IntersectionOptions, PageComponent, PhoneHost } from '../runtime/contract';
import { createAnimation } from './animation';
import { mapContext } from './map-context';

/** Asking about and moving what is on the page. */
export function queryApi(phone: PhoneHost) {
  return {
    createSelectorQuery: () => phone.createSelectorQuery(),
    createIntersectionObserver: (component: PageComponent, options?: IntersectionOptions) =>
      phone.createIntersectionObserver(component, options),
    createAnimation,
    /** `id` of a `<map>` on the page, or in the component given. */
    createMapContext: (id: string, component?: PageComponent) =>
      mapContext(() => {
        const element = phone.inspect.query(component ?? phone.currentPage(), `#${id}`);
        return element ? mapControls(element) : undefined;
      }),
  };
}
