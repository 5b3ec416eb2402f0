import type { ActionSheetOptions, ModalAnswer, ModalOptions, Overlays, ToastOptions } from '../contract';
import { h } from './h';

/** Toasts, modals and sheets, drawn over nav bar, page and tab bar. */
export class OverlayLayer implements Overlays {
  readonly element = h('div', { class: 'phone-overlays' });
  private toast: HTMLElement | undefined;
  private toastTimer = 0;

  showToast(options: ToastOptions): void {
    this.hideToast();
    const icon = options.image
      ? h('img', { class: 'phone-toast__image', src: options.image, alt: '' })
      : h('i', { class: 'phone-toast__icon', 'data-icon': options.icon });
    const plain = options.icon === 'none' && !options.image;
    const box = h('div', { class: `phone-toast${plain ? ' phone-toast--plain' : ''}`, role: 'status' }, [
      ...(plain ? [] : [icon]),
      h('p', { class: 'phone-toast__text' }, [options.title]),
    ]);
    const layer = h('div', { class: `phone-toast-layer${options.mask ? ' phone-toast-layer--mask' : ''}` }, [box]);
    this.toast = layer;
    this.element.append(layer);
    if (options.duration > 0) this.toastTimer = window.setTimeout(() => this.hideToast(), options.duration);
  }

  hideToast(): void {
    window.clearTimeout(this.toastTimer);
    this.toast?.remove();
    this.toast = undefined;
  }

  showModal(options: ModalOptions): Promise<ModalAnswer> {
    return new Promise((resolve) => {
      const input = h('textarea', { class: 'phone-modal__input', placeholder: options.placeholderText, rows: '1' });
      input.value = options.editable ? options.content : '';
      const answer = (confirm: boolean) => {
        close();
        resolve({ confirm, cancel: !confirm, content: options.editable && confirm ? input.value : null });
      };
      const button = (text: string, color: string, confirm: boolean) =>
        h(
          'button',
          { class: 'phone-modal__button', type: 'button', style: `color:${color}`, onclick: () => answer(confirm) },
          [text],
        );
      const box = h('div', { class: 'phone-modal', role: 'dialog', 'aria-modal': 'true' }, [
        ...(options.title ? [h('h2', { class: 'phone-modal__title' }, [options.title])] : []),
        options.editable ? input : h('p', { class: 'phone-modal__content' }, [options.content]),
        h('footer', { class: 'phone-modal__buttons' }, [
          ...(options.showCancel ? [button(options.cancelText, options.cancelColor, false)] : []),
          button(options.confirmText, options.confirmColor, true),
        ]),
      ]);
      const close = this.mount(h('div', { class: 'phone-mask phone-mask--center' }, [box]));
      if (options.editable) input.focus();
    });
  }

  showActionSheet(options: ActionSheetOptions): Promise<number | undefined> {
    return new Promise((resolve) => {
      const answer = (index: number | undefined) => {
        close();
        resolve(index);
      };
      const item = (text: string, index: number) =>
        h(
          'button',
          {
            class: 'phone-sheet__item',
            type: 'button',
            style: `color:${options.itemColor}`,
            onclick: () => answer(index),
          },
          [text],
        );
      const sheet = h('div', { class: 'phone-sheet', role: 'menu' }, [
        ...(options.alertText ? [h('p', { class: 'phone-sheet__alert' }, [options.alertText])] : []),
        ...options.itemList.map(item),
        h(
          'button',
          { class: 'phone-sheet__item phone-sheet__cancel', type: 'button', onclick: () => answer(undefined) },
          ['取消'],
        ),
      ]);
      const close = this.mount(this.mask(sheet, () => answer(undefined)));
    });
  }

  async showPhoneCall(phoneNumber: string): Promise<boolean> {
    return (await this.showActionSheet({ itemList: [`呼叫 ${phoneNumber}`], itemColor: '#000000' })) === 0;
  }

  mount(element: HTMLElement): () => void {
    element.classList.add('phone-overlay');
    this.element.append(element);
    return () => element.remove();
  }

  /** A dark ground that a tap beside the sheet closes. */
  private mask(sheet: HTMLElement, cancel: () => void): HTMLElement {
    const mask = h('div', { class: 'phone-mask phone-mask--bottom' }, [sheet]);
    mask.addEventListener('click', (event) => {
      if (event.target === mask) cancel();
    });
    return mask;
  }
}
