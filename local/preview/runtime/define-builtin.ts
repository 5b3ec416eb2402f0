import type { Behavior, template, typeUtils } from 'glass-easel';

/**
 * How a built-in component (`<view>`, `<input>`, …) is made.
 *
 * It is a real component of the framework: class, style, id, data-*, mark:*, events, `model:value` and slots come by
 * themselves; `this` in its code is the framework's component. Three ways to draw, mix them freely:
 *   1. no template: one slot, right inside the host element (view, scroll-view, label);
 *   2. `template`: a .wxml file of its own (`import template from './swiper.wxml'`), compiled by the bundler. Its tags
 *      are plain DOM elements; write `native-` before those that are built-in names too: `<native-input>`, `<native-button>`;
 *   3. DOM by hand in `lifetimes.attached`, through `dom(this)` (dom.ts): the host element `<wx-name>`.
 * Events go out with `this.triggerEvent('input', detail, { bubbles?, composed? })`. DOM events do not come in by
 * themselves, except touch*, tap, longpress, longtap, transitionend and animation*; listen on the DOM for others.
 * A component changes its own property (and so what `model:` binds) with `this.setData({ value })`.
 */
export interface BuiltinOptions {
  /** Styles of `wx-<name>`; class names inside are global, so begin them with `wx-<name>__`. */
  css?: string;
  template?: template.ComponentTemplate;
}

/** What the registry keeps. Its inner types differ for each component, so they end here. */
export interface BuiltinDefinition extends BuiltinOptions {
  readonly params: Record<string, unknown>;
}

/** Properties every built-in has (base.ts puts them into effect). */
export interface BaseProperties {
  hidden: BooleanConstructor;
  hoverClass: StringConstructor;
  hoverStopPropagation: BooleanConstructor;
  hoverStartTime: NumberConstructor;
  hoverStayTime: NumberConstructor;
  animation: null;
  ariaRole: StringConstructor;
  ariaLabel: StringConstructor;
  ariaHidden: null;
  ariaChecked: null;
  ariaDisabled: null;
  ariaExpanded: null;
  ariaSelected: null;
  ariaLive: StringConstructor;
  ariaLabelledby: StringConstructor;
  ariaDescribedby: StringConstructor;
}

type Params<D extends typeUtils.DataList, P extends typeUtils.PropertyList, M extends typeUtils.MethodList> = Omit<
  typeUtils.ComponentParams<D, P, M>,
  'is' | 'template' | 'behaviors'
> & { behaviors?: Behavior<Record<string, never>, Record<string, never>, Record<string, never>, never>[] };

/** Declares a built-in component. `definition` is the framework's own (properties, data, methods, observers, lifetimes, options). */
export function defineBuiltin<
  D extends typeUtils.DataList = typeUtils.Empty,
  P extends typeUtils.PropertyList = typeUtils.Empty,
  M extends typeUtils.MethodList = typeUtils.Empty,
>(
  definition: Params<D, P, M> & BuiltinOptions & ThisType<typeUtils.ComponentInstance<D, P & BaseProperties, M>>,
): BuiltinDefinition {
  const { css, template, ...params } = definition;
  return { css, template, params };
}
