import type { PhoneHost } from '../../runtime/contract';
import { h } from './h';
import { useSheetStyle } from './style';

export interface SheetAction {
  label: string;
  value: string;
  isPrimary?: boolean;
}

export interface BottomSheet {
  /** Shows as `data-sheet`, so that tests and the automator find it. */
  kind: string;
  /** Small line on top, usually the mini program's name. */
  title: string;
  heading?: string;
  text?: string;
  /** Anything between text and buttons. */
  body?: HTMLElement;
  actions: SheetAction[];
}

/**
 * A sheet that comes up from below, as WeChat asks for permissions. Answers with the value of the tapped button,
 * or `undefined` when the person taps beside it.
 */
export function bottomSheet(phone: PhoneHost, sheet: BottomSheet): Promise<string | undefined> {
  useSheetStyle();
  return new Promise((resolve) => {
    const finish = (value: string | undefined) => {
      remove();
      resolve(value);
    };
    const panel = h(
      'div',
      { class: 'wx-sheet__panel', role: 'dialog', 'aria-label': sheet.heading || sheet.title || sheet.kind },
      sheet.title ? h('div', { class: 'wx-sheet__title' }, sheet.title) : undefined,
      sheet.heading ? h('div', { class: 'wx-sheet__heading' }, sheet.heading) : undefined,
      sheet.text ? h('div', { class: 'wx-sheet__text' }, sheet.text) : undefined,
      sheet.body,
      h(
        'div',
        { class: 'wx-sheet__actions' },
        ...sheet.actions.map((action) =>
          h(
            'button',
            {
              class: action.isPrimary ? 'wx-sheet__button wx-sheet__button--primary' : 'wx-sheet__button',
              'data-value': action.value,
              onclick: () => finish(action.value),
            },
            action.label,
          ),
        ),
      ),
    );
    const remove = phone.overlays.mount(
      h(
        'div',
        { class: 'wx-sheet', 'data-sheet': sheet.kind },
        h('div', { class: 'wx-sheet__mask', onclick: () => finish(undefined) }),
        panel,
      ),
    );
  });
}
