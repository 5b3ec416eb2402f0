import { dom } from '../../runtime/dom';
import { type AnimationStep, transformOf } from '../../wx/animation';

/** Plays what `wx.createAnimation().export()` gave: one transition after the other, the last state stays. */
export function playAnimation(host: { getBackendElement(): unknown }, exported: unknown): void {
  const steps = stepsOf(exported);
  if (steps.length === 0) return;
  const element = dom(host);
  const play = async () => {
    for (const step of steps) {
      const { duration, delay, timingFunction: easing, transformOrigin } = step.option;
      const transform = transformOf(step);
      const end = { ...step.styles, ...(transform && { transform }) };
      element.style.transformOrigin = transformOrigin;
      // `fill: both` would hide what the page sets later; so the end is written down as style.
      const movement = element.animate([{}, end], { duration, delay, easing });
      await movement.finished;
      Object.assign(element.style, end);
    }
  };
  play().catch(() => undefined);
}

/** `<movable-view animation>` is a plain switch, and an unset property is null: neither is an animation. */
function stepsOf(exported: unknown): AnimationStep[] {
  if (typeof exported !== 'object' || exported === null || !('actions' in exported)) return [];
  return Array.isArray(exported.actions) ? (exported.actions as AnimationStep[]) : [];
}
