import type { PhoneHost } from '../../runtime/contract';
import { h } from './h';
import { useSheetStyle } from './style';

export interface FullSheet {
  /** Shows as `data-sheet`, so that tests and the automator find it. */
  kind: string;
  title: string;
  body: HTMLElement;
  /** Text of the button that confirms; without it there is only 取消. */
  confirm?: string;
  cancel?: string;
  /** A button in the place of the confirming one that leaves the sheet open. */
  menu?: { label: string; open(): void };
}

/** A sheet over the whole screen with 取消 and 确定 in its head. `closed` settles with what was chosen. */
export function fullSheet(phone: PhoneHost, sheet: FullSheet): { closed: Promise<boolean>; close(ok: boolean): void } {
  useSheetStyle();
  let settle: (confirmed: boolean) => void = () => undefined;
  const closed = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  const close = (confirmed: boolean) => {
    remove();
    settle(confirmed);
  };
  const remove = phone.overlays.mount(
    h(
      'div',
      { class: 'wx-full', 'data-sheet': sheet.kind, role: 'dialog', 'aria-label': sheet.title },
      h(
        'div',
        { class: 'wx-full__head', style: `padding-top:${phone.statusBarHeight}px` },
        h(
          'button',
          { class: 'wx-full__cancel', 'data-value': 'cancel', onclick: () => close(false) },
          sheet.cancel ?? '取消',
        ),
        h('div', { class: 'wx-full__title' }, sheet.title),
        headButton(sheet, () => close(true)),
      ),
      sheet.body,
    ),
  );
  return { closed, close };
}

function headButton({ confirm, menu }: FullSheet, done: () => void): HTMLElement {
  if (confirm) return h('button', { class: 'wx-full__confirm', 'data-value': 'confirm', onclick: done }, confirm);
  if (!menu) return h('span', { class: 'wx-full__confirm' });
  const open = () => menu.open();
  return h('button', { class: 'wx-full__menu', 'data-value': 'menu', 'aria-label': '更多', onclick: open }, menu.label);
}
