import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { mimeOf, USER_DATA_PATH } from './file-store';
import { download } from './media';
import { displayUrl, servicesOf } from './services';
import { bottomSheet } from './sheets/bottom-sheet';
import { pdfSheet } from './sheets/pdf-sheet';

/**
 * Fetching a file by its address and opening a document. There is no `wx.request`: everything a mini program of ours
 * asks goes through `wx.cloud`.
 */
export function networkFilesApi(phone: PhoneHost) {
  const services = servicesOf(phone);
  const { files, device } = services;

  /** What `showMenu` puts behind the three dots. */
  const menuOf = (filePath: string, fileName: string, isShown = false) => {
    if (!isShown) return undefined;
    return async () => {
      const value = await bottomSheet(phone, {
        kind: 'document-menu',
        title: fileName,
        actions: [
          { label: '保存到手机', value: 'save' },
          { label: '转发', value: 'send', isPrimary: true },
        ],
      });
      if (!value) return;
      download(await displayUrl(services, filePath), fileName);
      if (value === 'send') device.record('share', { what: 'file', filePath, fileName });
      else device.record('savedFile', { filePath, fileName });
    };
  };

  return {
    downloadFile: api<WechatMiniprogram.DownloadFileOption>('downloadFile', async ({ url, filePath }) => {
      if (!device.online) throw new ApiFail('request:fail');
      const response = await device.fetch(required(url, 'url', 'String')).catch(() => undefined);
      if (!response) throw new ApiFail('request:fail');
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (filePath?.startsWith(USER_DATA_PATH)) {
        files.put(filePath, bytes);
        return { filePath, statusCode: response.status };
      }
      const type = response.headers.get('content-type') ?? mimeOf(url);
      return { tempFilePath: files.addTemp(bytes, type.split(';')[0] ?? type), statusCode: response.status };
    }),
    /** Only on a computer, as on WeChat; the browser asks where to if it is set to. */
    saveFileToDisk: api<WechatMiniprogram.SaveFileToDiskOption>('saveFileToDisk', async ({ filePath }) => {
      if (window.innerWidth < 768) throw new ApiFail('not supported on this platform');
      const path = required(filePath, 'filePath', 'String');
      if (!files.get(path)) throw new ApiFail(`file doesn't exist, ${path}`);
      const fileName = path.split('/').at(-1) ?? 'file';
      download(await displayUrl(services, path), fileName);
      device.record('savedFile', { filePath: path, fileName });
      return undefined;
    }),
    /** A PDF is shown on the phone; of other kinds the browser's downloads stand for the program that opens them. */
    openDocument: api<WechatMiniprogram.OpenDocumentOption>(
      'openDocument',
      async ({ filePath, fileType, showMenu }) => {
        const path = required(filePath, 'filePath', 'String');
        const file = files.get(path);
        if (!file) throw new ApiFail(`file doesn't exist, ${path}`);
        const base = path.split('/').at(-1) ?? 'document';
        const name = fileType && !base.includes('.') ? `${base}.${fileType}` : base;
        if (fileType === 'pdf' || name.endsWith('.pdf'))
          await pdfSheet(phone, { bytes: file.bytes, name, menu: menuOf(path, name, showMenu) });
        else download(await displayUrl(services, path), name);
        device.record('openDocument', { filePath: path });
        return undefined;
      },
    ),
  };
}
