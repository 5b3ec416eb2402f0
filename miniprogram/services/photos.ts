/**
 * Photos from the phone to the cloud. Each is drawn anew at no more than 1600 pixels a side as JPEG, so that no place or
 * device data of the camera (EXIF) leaves the phone, and kept in the phone's own files until it is no longer needed.
 */
import { CloudError, newRequestId } from './cloud';
import { drawable, type Photo } from './photo';

export type { Photo };

/** The longer side after shrinking, in pixels. */
const longestSide = 1600;
const folder = `${wx.env.USER_DATA_PATH}/photos`;

/**
 * Lets the person take or choose photos. None when they changed their mind; `problem` says what was too large. Throws when
 * the phone refuses.
 */
export async function choosePhotos(most: number): Promise<{ paths: string[]; problem: string }> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: most,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      // The phone turns and shrinks the photo once, which saves memory on old phones before we draw it.
      sizeType: ['compressed'],
    });
    return drawable(tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })));
  } catch (error) {
    if (wasCancelled(error)) return { paths: [], problem: '' };
    throw error;
  }
}

/** Draws a photo smaller and keeps it among the phone's files. Returns the kept path. */
export async function shrinkAndKeep(source: string): Promise<string> {
  const canvas = wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 });
  const image = canvas.createImage();
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('not a picture'));
    image.src = source;
  });
  const ratio = Math.min(1, longestSide / Math.max(image.width, image.height));
  canvas.width = Math.round(image.width * ratio);
  canvas.height = Math.round(image.height * ratio);
  const drawing = canvas.getContext('2d') as CanvasDrawing;
  // A picture with a transparent ground would turn black as JPEG.
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  return keep(canvas);
}

/** Sends one photo. @param onProgress percent sent. Throws CloudError `OFFLINE` when it did not arrive. */
export async function uploadPhoto(
  path: string,
  onProgress?: (percent: number) => void,
  folderInCloud: 'cases' | 'people' = 'cases',
): Promise<string> {
  const month = new Date().toISOString().slice(0, 7);
  try {
    return await new Promise<string>((resolve, reject) => {
      const task = wx.cloud.uploadFile({
        cloudPath: `${folderInCloud}/${month}/${newRequestId()}.jpg`,
        filePath: path,
        success: ({ fileID }) => resolve(fileID),
        fail: reject,
      });
      if (onProgress) task.onProgressUpdate?.(({ progress }) => onProgress(progress));
    });
  } catch (error) {
    const cause = String((error as { errMsg?: string }).errMsg ?? error);
    throw new CloudError('OFFLINE', '照片没有传完，您填写的内容还在，请检查网络后再试', { cause });
  }
}

/** Deletes a kept photo from the phone. One that is already gone is fine. */
export function forgetPhoto(path: string): void {
  wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined });
}

/** Those photos of a draft that can still be shown or sent. */
export function stillThere(photos: readonly Photo[]): Photo[] {
  return photos.filter(({ path, fileID }) => fileID !== '' || isKept(path));
}

/** What drawing needs of the canvas context; the typings leave it open. */
interface CanvasDrawing {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void;
}

/** Writes what was drawn as a JPEG of ours. */
async function keep(canvas: WechatMiniprogram.OffscreenCanvas): Promise<string> {
  const files = wx.getFileSystemManager();
  try {
    files.accessSync(folder);
  } catch {
    files.mkdirSync(folder, true);
  }
  const path = `${folder}/${newRequestId()}.jpg`;
  try {
    const { tempFilePath } = await wx.canvasToTempFilePath({
      canvas: canvas as unknown as WechatMiniprogram.IAnyObject,
      fileType: 'jpg',
      quality: 0.8,
    });
    files.copyFileSync(tempFilePath, path);
  } catch {
    // Some WeChat versions take only a canvas that is on the page: then as text, which costs more memory.
    const { toDataURL } = canvas as unknown as { toDataURL(type: string, quality: number): string };
    const text = toDataURL.call(canvas, 'image/jpeg', 0.8);
    files.writeFileSync(path, text.slice(text.indexOf(',') + 1), 'base64');
  }
  return path;
}

/** How many photos wait among the phone's files. */
export function countKept(): number {
  try {
    return wx.getFileSystemManager().readdirSync(folder).length;
  } catch {
    return 0;
  }
}

/** Whether a kept photo is still among the phone's files. */
export function isKept(path: string): boolean {
  try {
    wx.getFileSystemManager().accessSync(path);
    return true;
  } catch {
    return false;
  }
}

function wasCancelled(error: unknown): boolean {
  return String((error as { errMsg?: string }).errMsg ?? '').includes('cancel');
}
