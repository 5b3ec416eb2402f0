import type { Params } from '../protocol';

/** Resolves when the preview made its phone and the first page is rendered. */
export async function phoneReady({ timeoutMs }: Params): Promise<void> {
  const deadline = performance.now() + Number(timeoutMs);
  while (!firstPage()) {
    if (performance.now() > deadline) throw new Error(`The preview opened no page within ${timeoutMs} ms`);
    await nextFrame();
  }
  await Promise.race([firstPage()?.ready, until(deadline)]);
}

/** After the browser drew: what a tap or a setData changed is on the screen then. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

function firstPage() {
  // Typed as always there, but this runs before the preview's own script has.
  const phone = window.__phone as Window['__phone'] | undefined;
  return phone?.pages().at(-1);
}

/** A page whose `onReady` never comes (it threw) can still be driven. */
function until(deadline: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, deadline - performance.now()));
}
