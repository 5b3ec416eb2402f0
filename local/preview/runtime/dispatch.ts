import { type Element, Event as FrameworkEvent } from 'glass-easel';

/**
 * Sends an event through the component tree as WeChat sends system events: captured, bubbling, across components.
 * A `catch:` handler also keeps the browser from acting on `original`. Returns whether one did.
 */
export function dispatch(
  target: Element,
  type: string,
  detail: Record<string, unknown>,
  original?: Event,
  extraFields?: Record<string, unknown>,
): boolean {
  const event = new FrameworkEvent(type, detail, {
    originalEvent: original,
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields,
  });
  FrameworkEvent.dispatchEvent(target, event);
  const caught = event.defaultPrevented();
  if (caught && original?.cancelable) original.preventDefault();
  return caught;
}
