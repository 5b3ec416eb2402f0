import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { download } from './media';
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
  const services = servicesOf(phone);
  const { device, files } = services;
  const note = (what: string) => (options: object) => {
    device.record('share', { what, ...options });
    return undefined;
  };
  return {
    showShareMenu: api('showShareMenu', note('showShareMenu')),
    hideShareMenu: api('hideShareMenu', note('hideShareMenu')),
    updateShareMenu: api('updateShareMenu', note('updateShareMenu')),
    /** WeChat's menu for a picture: to a chat, into the favourites, into the album. */
    showShareImageMenu: api<WechatMiniprogram.ShowShareImageMenuOption>('showShareImageMenu', async (options) => {
      const path = required(options.path, 'path', 'String');
      if (!files.get(path)) throw new ApiFail(`file doesn't exist, ${path}`);
      const url = await displayUrl(services, path);
      const answer = await bottomSheet(phone, {
        kind: 'share-image',
        title: '图片',
        body: h('img', { class: 'wx-sheet__picture', src: url, alt: '要发送的图片' }),
        actions: [
          { label: '取消', value: 'cancel' },
          { label: '保存图片', value: 'save' },
          { label: '发送给朋友', value: 'send', isPrimary: true },
        ],
      });
      if (answer !== 'send' && answer !== 'save') throw new ApiFail('cancel');
      // The browser's downloads stand for the album and for whoever gets it.
      download(url, path.split('/').at(-1) ?? 'picture.png');
      device.record(answer === 'save' ? 'savedImage' : 'share', { what: 'image', filePath: path });
      return undefined;
    }),
    /** A file into a chat: the browser's downloads stand for whoever gets it. */
    shareFileMessage: api<WechatMiniprogram.ShareFileMessageOption>('shareFileMessage', async (options) => {
      const filePath = required(options.filePath, 'filePath', 'String');
      if (!files.get(filePath)) throw new ApiFail(`file doesn't exist, ${filePath}`);
      const fileName = options.fileName || (filePath.split('/').at(-1) ?? 'file');
      const answer = await bottomSheet(phone, {
        kind: 'share-file',
        title: '发送给朋友',
        heading: fileName,
        text: '文件',
        actions: [
          { label: '取消', value: 'cancel' },
          { label: '发送', value: 'send', isPrimary: true },
        ],
      });
      if (answer !== 'send') throw new ApiFail('cancel');
      download(await displayUrl(services, filePath), fileName);
      device.record('share', { what: 'file', filePath, fileName });
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
