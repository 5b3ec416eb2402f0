import type { Params } from '../protocol';
import { relayEvents } from './events';

/** Resolves when the preview made its phone and the first page is rendered. */
export async function phoneReady({ timeoutMs }: Params): Promise<void> {
  const deadline = performance.now() + Number(timeoutMs);
  const errors: string[] = [];
  await waitFor(
    () => phone() !== undefined,
    deadline,
    () => 'The preview did not start',
  );
  relayEvents();
  const stopListening = phone()?.on('error', (text) => errors.push(text));
  await waitFor(
    () => firstPage() !== undefined,
    deadline,
    () => `The preview opened no page. ${errors.join('\n')}`,
  );
  await Promise.race([firstPage()?.ready, until(deadline)]);
  stopListening?.();
}

async function waitFor(condition: () => boolean, deadline: number, reason: () => string): Promise<void> {
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(reason());
    await nextFrame();
  }
}

/** After the browser drew: what a tap or a setData changed is on the screen then. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

function firstPage() {
  return phone()?.pages().at(-1);
}

/** Typed as always there, but this runs before the preview's own script has. */
function phone(): Window['__phone'] | undefined {
  return window.__phone;
}

/** A page whose `onReady` never comes (it threw) can still be driven. */
function until(deadline: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, deadline - performance.now()));
}
