import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { extensionOf } from './file-store';
import { type PickRequest, pickFiles } from './pick-files';
import { compress, loadPicture } from './pictures';
import { displayUrl, type Services, servicesOf } from './services';
import { photosSheet } from './sheets/photos-sheet';

/** A longer side than this is drawn smaller when the page asks for `compressed` pictures only. */
const COMPRESSED_SIDE = 1920;

/** Photos: choosing, looking at, shrinking, saving. */
export function mediaApi(phone: PhoneHost) {
  const services = servicesOf(phone);
  const { files, device, privacy, permissions } = services;

  const pick = async (name: string, request: PickRequest) => {
    await privacy.demand(name);
    const picked = await pickFiles(phone, device, request);
    if (picked.length === 0) throw new ApiFail('cancel');
    return picked;
  };

  return {
    chooseMedia: api<WechatMiniprogram.ChooseMediaOption>('chooseMedia', async (options) => {
      const kinds = options.mediaType?.includes('mix') ? ['image', 'video'] : (options.mediaType ?? ['image', 'video']);
      const picked = await pick('chooseMedia', {
        accept: kinds.map((kind) => `${kind}/*`).join(','),
        count: options.count ?? 9,
        sources: sourcesOf(options.sourceType, options.camera),
      });
      const tempFiles = await Promise.all(picked.map((file) => keep(services, file, wantsSmall(options.sizeType))));
      const types = new Set(tempFiles.map(({ fileType }) => fileType));
      return { tempFiles, type: types.size > 1 ? 'mix' : [...types][0] };
    }),
    chooseImage: api<WechatMiniprogram.ChooseImageOption>('chooseImage', async (options) => {
      const picked = await pick('chooseImage', {
        accept: 'image/*',
        count: options.count ?? 9,
        sources: sourcesOf(options.sourceType, undefined),
      });
      const kept = await Promise.all(picked.map((file) => keep(services, file, wantsSmall(options.sizeType))));
      return {
        tempFilePaths: kept.map(({ tempFilePath }) => tempFilePath),
        tempFiles: kept.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })),
      };
    }),
    chooseMessageFile: api<WechatMiniprogram.ChooseMessageFileOption>('chooseMessageFile', async (options) => {
      const picked = await pick('chooseMessageFile', {
        accept: (options.extension ?? []).map((extension) => `.${extension.replace(/^\./, '')}`).join(','),
        count: required(options.count, 'count', 'Number'),
        sources: [{ label: '从聊天记录选择', camera: false }],
      });
      const kept = await Promise.all(picked.map((file) => keep(services, file, false)));
      return {
        tempFiles: kept.map(({ tempFilePath, size, fileType }, index) => ({
          path: tempFilePath,
          size,
          name: picked[index]?.name ?? '',
          type: fileType,
          time: Math.floor((picked[index]?.lastModified ?? 0) / 1000),
        })),
      };
    }),
    previewImage: api<WechatMiniprogram.PreviewImageOption>('previewImage', async ({ urls, current }) => {
      const list = required(urls, 'urls', 'Array');
      const shown = await Promise.all(list.map((url) => displayUrl(services, url)));
      photosSheet(phone, shown, Math.max(0, list.indexOf(current ?? '')));
      return undefined;
    }),
    previewMedia: api<WechatMiniprogram.PreviewMediaOption>('previewMedia', async ({ sources, current }) => {
      const shown = await Promise.all(sources.map(({ url }) => displayUrl(services, url)));
      photosSheet(phone, shown, current ?? 0);
      return undefined;
    }),
    compressImage: api<WechatMiniprogram.CompressImageOption>('compressImage', async (options) => {
      const picture = await loadPicture(services, required(options.src, 'src', 'String'));
      const { quality = 80, compressedWidth: width, compressedHeight: height } = options;
      return { tempFilePath: files.addTemp(await compress(picture, { quality, width, height }), 'image/jpeg') };
    }),
    getImageInfo: api<WechatMiniprogram.GetImageInfoOption>('getImageInfo', async ({ src }) => {
      const picture = await loadPicture(services, required(src, 'src', 'String'));
      const { naturalWidth: width, naturalHeight: height } = picture;
      const extension = extensionOf(src.split('?')[0] ?? '');
      return {
        width,
        height,
        path: src,
        orientation: 'up',
        type: extension === 'jpg' ? 'jpeg' : extension || 'unknown',
      };
    }),
    saveImageToPhotosAlbum: api<WechatMiniprogram.SaveImageToPhotosAlbumOption>(
      'saveImageToPhotosAlbum',
      async ({ filePath }) => {
        await privacy.demand('saveImageToPhotosAlbum');
        await permissions.demand('scope.writePhotosAlbum');
        const url = await displayUrl(services, required(filePath, 'filePath', 'String'));
        download(url, filePath.split('/').at(-1) ?? 'photo.jpg');
        device.record('savedImage', { filePath });
        return undefined;
      },
    ),
  };
}

/** Hands a file to the browser's downloads, which stand for the photo album. */
export function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

function sourcesOf(sourceType: string[] | undefined, camera: string | undefined): PickRequest['sources'] {
  const front = camera === 'front';
  return (sourceType ?? ['album', 'camera'])
    .map((source) =>
      source === 'camera' ? { label: '拍摄', camera: true, front } : { label: '从手机相册选择', camera: false },
    )
    .sort((first, second) => Number(second.camera) - Number(first.camera));
}

const wantsSmall = (sizeType: string[] | undefined): boolean =>
  sizeType?.includes('compressed') === true && !sizeType.includes('original');

/** Puts a picked file among the phone's temporary files and tells about it as `chooseMedia` does. */
async function keep(services: Services, file: File, small: boolean) {
  const { files } = services;
  const type = file.type || 'application/octet-stream';
  const bytes = new Uint8Array(await file.arrayBuffer());
  let tempFilePath = files.addTemp(bytes, type, extensionOf(file.name) || undefined);
  const base = { duration: 0, width: 0, height: 0, thumbTempFilePath: '' };
  if (!type.startsWith('image/')) {
    return { ...base, tempFilePath, size: bytes.length, fileType: type.startsWith('video/') ? 'video' : 'file' };
  }
  const picture = await loadPicture(services, tempFilePath);
  const { naturalWidth: width, naturalHeight: height } = picture;
  const shrink = Math.min(1, COMPRESSED_SIDE / Math.max(width, height));
  if (small && shrink < 1) {
    const jpeg = await compress(picture, { quality: 80, width: width * shrink });
    tempFilePath = files.addTemp(jpeg, 'image/jpeg');
  }
  const size = files.get(tempFilePath)?.bytes.length ?? 0;
  return { ...base, tempFilePath, size, width, height, fileType: 'image' };
}
