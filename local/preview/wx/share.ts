import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { displayUrl, servicesOf } from './services';
import { bottomSheet } from './sheets/bottom-sheet';
import { h } from './sheets/h';

interface Card {
  title?: string;
  path?: string;
  imageUrl?: string;
  promise?: Promise<Card>;
}

/** Whether a page may be forwarded at all is the menu's matter; here it is only noted. */
export function shareApi(phone: PhoneHost) {
  const { device, files } = servicesOf(phone);
  const note = (what: string) => (options: object) => {
    device.record('share', { what, ...options });
    return undefined;
  };
  return {
    showShareMenu: api('showShareMenu', note('showShareMenu')),
    hideShareMenu: api('hideShareMenu', note('hideShareMenu')),
    updateShareMenu: api('updateShareMenu', note('updateShareMenu')),
    shareFileMessage: api<WechatMiniprogram.ShareFileMessageOption>('shareFileMessage', async (options) => {
      const path = required(options.filePath, 'filePath', 'String');
      if (!files.get(path)) throw new ApiFail(`file doesn't exist, ${path}`);
      const name = options.fileName || (path.split('/').at(-1) ?? '');
      const answer = await bottomSheet(phone, {
        kind: 'shareFile',
        title: '转发给朋友',
        heading: name,
        actions: [
          { label: '取消', value: 'cancel' },
          { label: '发送', value: 'send', isPrimary: true },
        ],
      });
      if (answer !== 'send') throw new ApiFail('cancel');
      device.record('share', { what: 'file', filePath: path, fileName: name });
      return undefined;
    }),
  };
}

/**
 * What happens when the person forwards the page, from a `<button open-type="share">` or the menu: asks the page's
 * `onShareAppMessage` for the card, shows it, and records it when sent.
 */
export async function sharePage(phone: PhoneHost, from: 'button' | 'menu', target?: unknown): Promise<boolean> {
  const services = servicesOf(phone);
  const page = phone.currentPage();
  const ask = page.instance['onShareAppMessage'];
  const own = typeof ask === 'function' ? ((ask.call(page.instance, { from, target }) ?? {}) as Card) : {};
  // A page may answer later, but WeChat waits three seconds at most.
  const late =
    own.promise && (await Promise.race([own.promise, new Promise<undefined>((done) => setTimeout(done, 3000))]));
  const card = { title: '', path: `/${page.path}`, ...own, ...late };
  const picture = card.imageUrl ? await displayUrl(services, card.imageUrl, page.path) : undefined;
  const answer = await bottomSheet(phone, {
    kind: 'share',
    title: '转发给朋友',
    heading: card.title || page.config.navigationBarTitleText || '',
    text: card.path,
    body: picture ? h('img', { class: 'wx-sheet__picture', src: picture, alt: '' }) : undefined,
    actions: [
      { label: '取消', value: 'cancel' },
      { label: '发送', value: 'send', isPrimary: true },
    ],
  });
  if (answer === 'send') services.device.record('share', { what: 'card', title: card.title, path: card.path, from });
  return answer === 'send';
}
