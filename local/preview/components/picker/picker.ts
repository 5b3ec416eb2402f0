import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { keyboardTap } from '../base/keyboard';
import { registerControl, registerField } from '../form/fields';
import type { PickerData } from './mode';
import { modes } from './modes';
import { openPanel, type Panel } from './panel';
import css from './picker.css';
import wheelCss from './wheel.css';

/** `<picker>`: what stands inside is tapped, a panel with wheels comes up. */
export const picker = defineBuiltin({
  css: css + wheelCss,
  properties: {
    mode: { type: String, value: 'selector' },
    name: String,
    headerText: String,
    disabled: Boolean,
    range: null,
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    customItem: String,
    level: { type: String, value: 'sub-district' },
  },
  lifetimes: {
    attached() {
      const host = dom(this);
      const component = this.general();
      const activate = () => {
        if (!this.data.disabled) open(component);
      };
      host.tabIndex = 0;
      if (!this.data.ariaRole) host.setAttribute('role', 'button');
      this.addListener('tap', activate);
      keyboardTap(component);
      registerControl(host, { activate });
      registerField(host, {
        name: () => this.data.name,
        value: () => component.data['value'] ?? modes[this.data.mode]?.empty,
        reset: () => component.setData({ value: modes[this.data.mode]?.empty }),
      });
    },
    // A page that is left takes its open panel along.
    detached() {
      panels.get(this.general())?.cancel();
    },
  },
  observers: {
    disabled(disabled: boolean) {
      dom(this).toggleAttribute('disabled', disabled);
    },
    // Only the page knows what to show next when a column of several was turned.
    range() {
      const panel = panels.get(this.general());
      if (panel) panel.update({ ...columnsOf(this.general()), selected: panel.selected() });
    },
    value() {
      panels.get(this.general())?.update(columnsOf(this.general()));
    },
  },
});

const panels = new WeakMap<GeneralComponent, Panel>();
const dataOf = (component: GeneralComponent) => component.data as PickerData & { headerText: string };
const modeOf = (component: GeneralComponent) => {
  const mode = modes[dataOf(component).mode];
  if (!mode) throw new Error(`<picker> has no mode "${dataOf(component).mode}"`);
  return mode;
};
const columnsOf = (component: GeneralComponent) => modeOf(component).columns(dataOf(component));

async function open(component: GeneralComponent): Promise<void> {
  if (panels.has(component)) return;
  const mode = modeOf(component);
  const panel = openPanel({
    title: dataOf(component).headerText,
    columns: columnsOf(component),
    turned: (column, selected, before) => {
      component.triggerEvent('columnchange', { column, value: selected[column] });
      return mode.turned?.(dataOf(component), column, selected, before);
    },
  });
  panels.set(component, panel);
  const selected = await panel.chosen;
  panels.delete(component);
  if (!selected) {
    component.triggerEvent('cancel', {});
    return;
  }
  const detail = mode.detail(dataOf(component), selected);
  component.setData({ value: dataOf(component).mode === 'selector' ? Number(detail['value']) : detail['value'] });
  component.triggerEvent('change', detail);
}
