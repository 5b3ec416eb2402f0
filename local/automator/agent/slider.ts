/** The way of a finger along a slider. */
import type { Element as ElementNode } from 'glass-easel';

/** From the handle's middle to where `value` is, with a stop half way so that it reads as a drag. */
export function slidePath(node: ElementNode, value: number): { x: number; y: number }[] {
  const inspect = window.__phone.inspect;
  const [min, max, now] = ['min', 'max', 'value'].map((name) => Number(inspect.property(node, name) ?? 0));
  const track = trackOf(node);
  if (min === undefined || max === undefined || now === undefined || max <= min)
    throw new Error('the slider has no range');
  const y = track.top + track.height / 2;
  const xOf = (at: number) => track.left + (track.width * (at - min)) / (max - min);
  const [from, to] = [xOf(now), xOf(Math.min(Math.max(value, min), max))];
  return [from, (from + to) / 2, to].map((x) => ({ x, y }));
}

function trackOf(node: ElementNode): DOMRect {
  const dom = window.__phone.inspect.dom(node);
  if (!dom) throw new Error('this slider is not on the screen');
  return (dom.querySelector('.wx-slider__bar') ?? dom).getBoundingClientRect();
}
