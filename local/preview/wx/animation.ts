/**
 * `wx.createAnimation()`: collects steps; `export()` gives them to a component's `animation` property, where
 * components/base/animation.ts plays them.
 */
export interface AnimationStep {
  /** CSS transform functions in the order they were called. */
  transforms: { name: string; args: number[] }[];
  styles: Record<string, string>;
  option: { duration: number; timingFunction: string; delay: number; transformOrigin: string };
}

const DEGREES = new Set(['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY', 'rotate3d']);
const LENGTHS = new Set(['translate', 'translateX', 'translateY', 'translateZ', 'translate3d']);
const PLAIN = new Set(['scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d', 'matrix', 'matrix3d']);
const STYLES = new Set(['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'bottom', 'right']);

type Options = Partial<AnimationStep['option']>;

export interface WxAnimation {
  step(option?: Options): WxAnimation;
  export(): { actions: AnimationStep[] };
}

export function createAnimation(defaults: Options = {}): WxAnimation {
  const option = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0', ...defaults };
  let actions: AnimationStep[] = [];
  let transforms: AnimationStep['transforms'] = [];
  let styles: AnimationStep['styles'] = {};

  const animation: Record<string, (...args: never[]) => unknown> = {
    step: (own: Options = {}) => {
      actions.push({ transforms: [...transforms], styles: { ...styles }, option: { ...option, ...own } });
      transforms = [];
      styles = {};
      return animation;
    },
    export: () => {
      const exported = { actions };
      actions = [];
      return exported;
    },
  };
  for (const name of [...DEGREES, ...LENGTHS, ...PLAIN]) {
    animation[name] = (...args: number[]) => {
      transforms.push({ name, args });
      return animation;
    };
  }
  for (const name of STYLES) {
    animation[name] = (value: number | string) => {
      styles[name] = typeof value === 'number' && name !== 'opacity' ? `${value}px` : String(value);
      return animation;
    };
  }
  return animation as unknown as WxAnimation;
}

/** CSS `transform` of one step. */
export function transformOf(step: AnimationStep): string {
  return step.transforms
    .map(({ name, args }) => `${name}(${args.map((arg) => withUnit(name, arg)).join(',')})`)
    .join(' ');
}

function withUnit(name: string, value: number): string {
  if (LENGTHS.has(name)) return `${value}px`;
  // rotate3d(x, y, z, angle) is the one whose numbers differ; it is written with its angle in degrees.
  return DEGREES.has(name) && name !== 'rotate3d' ? `${value}deg` : String(value);
}
