import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { displayUrl, servicesOf } from './services';

/** Toasts, dialogs and action sheets. */
export function interactionApi(phone: PhoneHost) {
  const services = servicesOf(phone);
  const hide = () => {
    phone.overlays.hideToast();
    return undefined;
  };
  return {
    showToast: api<WechatMiniprogram.ShowToastOption>('showToast', async (options) => {
      phone.overlays.showToast({
        title: String(required(options.title, 'title', 'String')),
        icon: options.icon ?? 'success',
        image: options.image ? await displayUrl(services, options.image) : undefined,
        duration: options.duration ?? 1500,
        mask: options.mask ?? false,
      });
      return undefined;
    }),
    hideToast: api('hideToast', hide),
    showLoading: api<WechatMiniprogram.ShowLoadingOption>('showLoading', ({ title, mask }) => {
      const text = String(required(title, 'title', 'String'));
      phone.overlays.showToast({ title: text, icon: 'loading', duration: 0, mask: mask ?? false });
      return undefined;
    }),
    hideLoading: api('hideLoading', hide),
    showModal: api<WechatMiniprogram.ShowModalOption>('showModal', async (options) => {
      const confirmText = buttonText(options.confirmText ?? '确定', 'confirmText');
      const cancelText = buttonText(options.cancelText ?? '取消', 'cancelText');
      return phone.overlays.showModal({
        title: options.title ?? '',
        content: options.content ?? '',
        showCancel: options.showCancel ?? true,
        cancelText,
        cancelColor: options.cancelColor ?? '#000000',
        confirmText,
        confirmColor: options.confirmColor ?? '#576B95',
        editable: options.editable ?? false,
        placeholderText: options.placeholderText ?? '',
      });
    }),
    showActionSheet: api<WechatMiniprogram.ShowActionSheetOption>('showActionSheet', async (options) => {
      const itemList = required(options.itemList, 'itemList', 'Array');
      if (itemList.length < 1 || itemList.length > 6) {
        throw new ApiFail('parameter error: itemList should have 1 to 6 items');
      }
      const tapIndex = await phone.overlays.showActionSheet({
        itemList,
        itemColor: options.itemColor ?? '#000000',
        alertText: options.alertText,
      });
      if (tapIndex === undefined) throw new ApiFail('cancel');
      return { tapIndex };
    }),
  };
}

/** WeChat refuses a button of more than four characters; so do we, or it would only show on a phone. */
function buttonText(text: string, name: string): string {
  if ([...text].length > 4) {
    throw new ApiFail(`${name} length should not larger than 4 Chinese characters`);
  }
  return text;
}
