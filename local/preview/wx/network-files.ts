import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { mimeOf, USER_DATA_PATH } from './file-store';
import { download } from './media';
import { displayUrl, servicesOf } from './services';

/**
 * Fetching a file by its address and opening a document. There is no `wx.request`: everything a mini program of ours
 * asks goes through `wx.cloud`.
 */
export function networkFilesApi(phone: PhoneHost) {
  const services = servicesOf(phone);
  const { files, device } = services;
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
    openDocument: api<WechatMiniprogram.OpenDocumentOption>('openDocument', async ({ filePath, fileType }) => {
      const path = required(filePath, 'filePath', 'String');
      if (!files.get(path)) throw new ApiFail(`file doesn't exist, ${path}`);
      const name = path.split('/').at(-1) ?? 'document';
      download(await displayUrl(services, path), fileType && !name.includes('.') ? `${name}.${fileType}` : name);
      device.record('openDocument', { filePath: path });
      return undefined;
    }),
  };
}
