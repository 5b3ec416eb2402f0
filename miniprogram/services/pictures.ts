/** A picture of ours handed out: to a chat, to the phone's album. */
import { CloudError } from './cloud';

/**
 * Shows WeChat's own menu for a picture: to a friend or group, keep, save. Nothing happens when the person changes their
 * mind. @param path of a temporary file @throws CloudError with a sentence for the person
 */
export async function sharePicture(path: string): Promise<void> {
  // Older WeChat: the same menu comes by pressing long on the picture.
  if (!wx.canIUse('showShareImageMenu')) {
    await wx.previewImage({ urls: [path] });
    return;
  }
  try {
    await wx.showShareImageMenu({ path });
  } catch (error) {
    if (wordsOf(error).includes('cancel')) return;
    throw new CloudError('FILE_REFUSED', '没有发出去，请更新微信后再试', { cause: wordsOf(error) });
  }
}

/**
 * Saves a picture to the album. Who refused that once is told where to allow it, and is taken there.
 *
 * @returns whether it was saved
 * @throws CloudError with a sentence for the person
 */
export async function saveToAlbum(path: string): Promise<boolean> {
  try {
    await wx.saveImageToPhotosAlbum({ filePath: path });
    return true;
  } catch (error) {
    const words = wordsOf(error);
    if (words.includes('cancel')) return false;
    if (words.includes('privacy')) {
      throw new CloudError('FILE_REFUSED', '没有存进相册：要先同意隐私说明。请再点一次，选「同意」', { cause: words });
    }
    if (/auth|permission/.test(words)) return (await mayBeAllowed()) ? saveToAlbum(path) : false;
    throw new CloudError('FILE_REFUSED', '没有存进相册，可能是手机空间不够', { cause: words });
  }
}

/** Asks to open the settings. Whether the album is allowed afterwards. */
async function mayBeAllowed(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: '没有存进相册',
    content: '您没有允许保存图片到相册。点「去设置」打开“添加到相册”，再回来保存',
    confirmText: '去设置',
    cancelText: '不保存',
  });
  if (!confirm) return false;
  const { authSetting } = await wx.openSetting({});
  return authSetting['scope.writePhotosAlbum'] === true;
}

function wordsOf(error: unknown): string {
  return String((error as { errMsg?: string }).errMsg ?? error);
}
