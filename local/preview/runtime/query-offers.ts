/** What `select().node()` and `select().context()` answer for a component. */
export interface QueryOffer {
  node?: () => unknown;
  context?: () => unknown;
}

const offers = new WeakMap<object, QueryOffer>();

/** A built-in component with a node or context of its own (canvas, map, scroll-view …) offers it here when attached. */
export function offerToQuery(component: object, offer: QueryOffer): void {
  offers.set(component, offer);
}

export function offeredTo(component: object): QueryOffer {
  return offers.get(component) ?? {};
}
