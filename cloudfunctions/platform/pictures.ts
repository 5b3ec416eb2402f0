import cloud from './cloud';
import { AppError } from './errors';

/** First bytes of JPEG, PNG and WebP (RIFF): what our own shrinking and WeChat's picker give. */
const isPicture = (head: Buffer): boolean =>
  head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
  head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
  (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP');

/**
 * Makes sure that each file is there and is a picture, by reading its first bytes only: a name or a content type
 * proves nothing. Throws `NOT_A_PICTURE` with the index of the first that is not.
 *
 * @param fileIds cloud file ids, at most 9
 */
export async function checkPictures(fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const reply = await cloud.getTempFileURL({ fileList: [...fileIds] });
  const urls = (reply as { fileList: Array<{ tempFileURL?: string }> }).fileList.map((file) => file.tempFileURL);
  const fits = await Promise.all(urls.map(async (url) => (url ? isPicture(await readHead(url)) : false)));
  const wrong = fits.indexOf(false);
  if (wrong >= 0) {
    throw new AppError('NOT_A_PICTURE', `file ${wrong} is not a picture`, `第 ${wrong + 1} 张不是照片，请重新选择`, {
      index: wrong,
    });
  }
}

async function readHead(url: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { range: 'bytes=0-15' } });
  if (!response.ok) return Buffer.alloc(0);
  return Buffer.from(await response.arrayBuffer());
}
