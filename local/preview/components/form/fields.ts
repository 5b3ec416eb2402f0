import { Component, type GeneralComponent } from 'glass-easel';
import { elementAt } from '../../runtime/dom';

/** A form component as its `<form>` sees it. */
export interface Field {
  /** Empty: not part of the form's value. */
  name(): string;
  value(): unknown;
  /** Back to what the page first gave. */
  reset(): void;
}

/** A component a `<label>` can act on: a tap on the label does what a tap on the component would. */
export interface Control {
  activate(): void;
}

const fields = new WeakMap<Node, Field>();
const controls = new WeakMap<Node, Control>();

export const registerField = (host: HTMLElement, field: Field): void => {
  fields.set(host, field);
};

export const registerControl = (host: HTMLElement, control: Control): void => {
  host.setAttribute('wx-control', '');
  controls.set(host, control);
};

/** The fields under a form, in document order. Those inside a custom component belong to that component, not to the form. */
export function fieldsIn(form: HTMLElement): Field[] {
  const owner = elementAt(form)?.ownerShadowRoot;
  return [...form.querySelectorAll('*')].flatMap((node) => {
    const element = '__wxElement' in node ? elementAt(node) : null;
    if (!element || element.ownerShadowRoot !== owner) return [];
    const field = fields.get(node) ?? (Component.isComponent(element) ? customField(element) : undefined);
    return field ?? [];
  });
}

/** A custom component that is a form field (`wx://form-field`) has the properties `name` and `value`. */
function customField(component: GeneralComponent): Field | undefined {
  if (component.is === '' || !Component.hasProperty(component, 'name') || !Component.hasProperty(component, 'value'))
    return;
  return {
    name: () => String(component.data['name'] ?? ''),
    value: () => component.data['value'],
    reset: () => component.setData({ value: typeof component.data['value'] === 'string' ? '' : null }),
  };
}

export const controlOf = (node: Node): Control | undefined => controls.get(node);

/** The first control inside a label. */
export function firstControlIn(label: HTMLElement): Control | undefined {
  const node = label.querySelector('[wx-control]');
  return node ? controls.get(node) : undefined;
}
