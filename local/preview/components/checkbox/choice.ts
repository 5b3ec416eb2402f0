import { Component, type GeneralComponent } from 'glass-easel';
import { dom, elementAt } from '../../runtime/dom';
import { keyboardTap } from '../base/keyboard';
import { registerControl } from '../form/fields';

/** What `<checkbox>`, `<radio>` and `<switch>` share: a tap, a key or a label chooses; a screen reader hears the state. */
export function wireChoice(component: GeneralComponent, role: string, choose: () => void): void {
  const host = dom(component);
  if (!component.data['ariaRole']) host.setAttribute('role', role);
  host.tabIndex = 0;
  const activate = () => {
    if (!component.data['disabled']) choose();
  };
  component.addListener('tap', activate);
  keyboardTap(component);
  registerControl(host, { activate });
}

export function showChoice(component: GeneralComponent): void {
  const host = dom(component);
  const { checked, disabled } = component.data as { checked: boolean; disabled: boolean };
  host.toggleAttribute('checked', checked);
  host.toggleAttribute('disabled', disabled);
  host.setAttribute('aria-checked', String(checked));
  if (disabled) host.setAttribute('aria-disabled', 'true');
  else host.removeAttribute('aria-disabled');
}

/** The group around a checkbox or radio. */
export function groupAround(component: GeneralComponent, tag: string): GeneralComponent | undefined {
  const node = dom(component).closest(tag);
  const element = node ? elementAt(node) : null;
  return element && Component.isComponent(element) ? element : undefined;
}

/** The checkboxes or radios of a group, in document order. */
export function choicesIn(group: GeneralComponent, tag: string): GeneralComponent[] {
  return [...dom(group).querySelectorAll(tag)].flatMap((node) => {
    const element = elementAt(node);
    return element && Component.isComponent(element) ? [element] : [];
  });
}
