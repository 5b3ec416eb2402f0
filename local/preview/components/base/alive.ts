/** Whether a component still has its element. A frame, an observer or an animation may come when its page is gone. */
export function isAlive(component: { getBackendElement(): unknown }): boolean {
  return component.getBackendElement() instanceof HTMLElement;
}
