import type { GeneralComponent } from 'glass-easel';

/** A page or component as its own code knows it (`this`): data, setData and whatever methods it declares. */
export interface PageComponent {
  readonly is: string;
  readonly id: string;
  readonly dataset: Record<string, unknown> | null;
  readonly data: Record<string, unknown>;
  /** Pages only: the path without a leading slash. */
  route?: string;
  /** Pages only: the query it was opened with. */
  options?: Record<string, string>;
  setData(data: Record<string, unknown>, callback?: () => void): void;
  createSelectorQuery(): SelectorQueryLike;
  /** The element of the component framework behind it. */
  readonly _$: GeneralComponent;
  [member: string]: unknown;
}

/** Which fields a selector query asks for: `wx.createSelectorQuery().select().fields(…)`. */
export interface QueryFields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
}

export type QueryAnswer = Record<string, unknown> | null;
type Answer = (result: QueryAnswer | QueryAnswer[]) => void;

export interface NodesRefLike {
  fields(fields: QueryFields, callback?: Answer): SelectorQueryLike;
  boundingClientRect(callback?: Answer): SelectorQueryLike;
  scrollOffset(callback?: Answer): SelectorQueryLike;
  context(callback?: Answer): SelectorQueryLike;
  node(callback?: Answer): SelectorQueryLike;
}

export interface SelectorQueryLike {
  in(component: PageComponent): SelectorQueryLike;
  select(selector: string): NodesRefLike;
  selectAll(selector: string): NodesRefLike;
  selectViewport(): NodesRefLike;
  exec(callback?: (results: (QueryAnswer | QueryAnswer[])[]) => void): SelectorQueryLike;
}
