import { Component, type Element } from 'glass-easel';
import { elementAt } from './dom';
import type { Gestures } from './gestures';

/** Segment of the framework's class list that holds hover classes, apart from what templates and code set. */
const HOVER_SEGMENT = 3;

interface HoverData {
  hoverClass?: string;
  hoverStopPropagation?: boolean;
  hoverStartTime?: number;
  hoverStayTime?: number;
  disabled?: boolean;
}

/** Puts `hover-class` on while a finger rests on a built-in component, as WeChat does. */
export function installHover(gestures: Gestures): void {
  let release: (() => void)[] = [];
  gestures.listen((type, _finger, target) => {
    if (type === 'touchstart') release = hovering(target).map(([element, data]) => hover(element, data));
    else if (type !== 'touchmove') {
      for (const end of release) end();
      release = [];
    }
  });
}

/** Components under the finger with a hover class, innermost first. */
function hovering(target: EventTarget | null): [Element, HoverData][] {
  const found: [Element, HoverData][] = [];
  for (let node = target instanceof Node ? target : null; node; node = node.parentNode) {
    const element = elementAt(node);
    if (!element || !Component.isComponent(element)) continue;
    const data = element.data as HoverData;
    if (found.some(([known]) => known === element)) continue;
    if (data.hoverClass && data.hoverClass !== 'none' && !data.disabled) found.push([element, data]);
    if (data.hoverStopPropagation) break;
  }
  return found;
}

function hover(element: Element, data: HoverData): () => void {
  const classes = data.hoverClass ?? '';
  const start = window.setTimeout(
    () => element.classList?.setClassNames(classes, HOVER_SEGMENT),
    data.hoverStartTime ?? 50,
  );
  return () => {
    const stay = data.hoverStayTime ?? 400;
    window.setTimeout(() => {
      window.clearTimeout(start);
      element.classList?.setClassNames('', HOVER_SEGMENT);
    }, stay);
  };
}
