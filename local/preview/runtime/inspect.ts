import type { Element } from 'glass-easel';
import type { PageComponent, PageHandle } from './contract';

/** What the automator asks of a page. Selectors are WeChat's: tag, #id, .class, [attr=…], descendant, `>`, `>>>`, comma. */
export interface Inspect {
  /** First match under `root` (a page, a component or an element inside one), or null. Does not enter components without `>>>`. */
  query(root: PageHandle | PageComponent | Element, selector: string): Element | null;
  queryAll(root: PageHandle | PageComponent | Element, selector: string): Element[];
  /** Tag as in the template: `view`, `van-button`. */
  tagName(element: Element): string;
  /** The DOM node of an element, or the first one inside a virtual host. */
  dom(element: Element): HTMLElement | null;
  /** Text as a person reads it. */
  text(element: Element): string;
  /** WXML of the element: `outer` with its own tag. */
  wxml(element: Element, outer: boolean): string;
  /** A property of a component, an attribute of the element, or the DOM's value. */
  property(element: Element, name: string): unknown;
  style(element: Element, name: string): string;
  /** Document position and size in CSS pixels, relative to the page's start. */
  rect(element: Element): { left: number; top: number; width: number; height: number };
  /** Touch it as a finger would: touchstart, touchend, tap. */
  tap(element: Element): void;
  longPress(element: Element): void;
  touch(
    element: Element,
    type: 'touchstart' | 'touchmove' | 'touchend',
    touches: TouchPoint[],
    changed: TouchPoint[],
  ): void;
  trigger(element: Element, type: string, detail: unknown): void;
  /** Types into an input or textarea, as the keyboard would. */
  input(element: Element, value: string): void;
  /** The component behind an element, or null for a plain one. */
  component(element: Element): PageComponent | null;
}

export interface TouchPoint {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}
