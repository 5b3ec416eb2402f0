import { dom } from '../../runtime/dom';
import { playAnimation } from './animation';

/** Properties in camel case that stand for an `aria-…` attribute of the same words. */
const ariaProperties = {
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaDisabled: 'aria-disabled',
  ariaExpanded: 'aria-expanded',
  ariaSelected: 'aria-selected',
  ariaLive: 'aria-live',
  ariaLabelledby: 'aria-labelledby',
  ariaDescribedby: 'aria-describedby',
  ariaRole: 'role',
} as const;

type Host = { getBackendElement(): unknown };

/** Writes a value as an attribute; an empty one takes the attribute away. */
function reflect(host: Host, attribute: string, value: unknown): void {
  const element = dom(host);
  if (value === null || value === undefined || value === '') element.removeAttribute(attribute);
  else element.setAttribute(attribute, String(value));
}

const observers: Record<string, (this: Host, value: unknown) => void> = {
  hidden(value) {
    dom(this).toggleAttribute('hidden', Boolean(value));
  },
  animation(exported) {
    playAnimation(this, exported);
  },
};
for (const [property, attribute] of Object.entries(ariaProperties)) {
  observers[property] = function (value) {
    reflect(this, attribute, value);
  };
}

/** What every built-in component understands. Hover classes are put on by runtime/hover.ts, which sees all touches. */
export const base = {
  properties: {
    hidden: Boolean,
    hoverClass: String,
    hoverStopPropagation: Boolean,
    hoverStartTime: { type: Number, value: 50 },
    hoverStayTime: { type: Number, value: 400 },
    animation: null,
    ariaRole: String,
    ariaLabel: String,
    ariaHidden: null,
    ariaChecked: null,
    ariaDisabled: null,
    ariaExpanded: null,
    ariaSelected: null,
    ariaLive: String,
    ariaLabelledby: String,
    ariaDescribedby: String,
  },
  observers,
};
