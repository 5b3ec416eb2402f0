import cloud from './cloud';
import { AppError } from './errors';

/** Our own shrinking gives 500 kB; nobody should be sent 30 MB to look at. */
const tenMegabytes = 10 * 1024 * 1024;

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
 * @param mostBytes how large each may be; refused as `TOO_LARGE`
 */
export async function checkPictures(fileIds: readonly string[], mostBytes = tenMegabytes): Promise<void> {
  if (fileIds.length === 0) return;
  const reply = await cloud.getTempFileURL({ fileList: [...fileIds] });
  const urls = (reply as { fileList: Array<{ tempFileURL?: string }> }).fileList.map((file) => file.tempFileURL);
  const heads = await Promise.all(urls.map((url) => (url ? readHead(url) : { head: Buffer.alloc(0), bytes: 0 })));
  const wrong = heads.findIndex(({ head }) => !isPicture(head));
  if (wrong >= 0) {
    throw new AppError('NOT_A_PICTURE', `file ${wrong} is not a picture`, `第 ${wrong + 1} 张不是照片，请重新选择`, {
      index: wrong,
    });
  }
  const large = heads.find(({ bytes }) => bytes > mostBytes);
  if (large) {
    const [has, may] = [large.bytes, mostBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(1));
    throw new AppError('TOO_LARGE', 'picture too large', `照片有 ${has} MB，不能超过 ${may} MB，请换一张`);
  }
}

/** The first bytes of a file, and how large it is. */
async function readHead(url: string): Promise<{ head: Buffer; bytes: number }> {
  const response = await fetch(url, { headers: { range: 'bytes=0-15' } });
  if (!response.ok) return { head: Buffer.alloc(0), bytes: 0 };
  const head = Buffer.from(await response.arrayBuffer());
  // `bytes 0-15/48213`
  const whole = Number(response.headers.get('content-range')?.split('/')[1]);
  return { head: head.subarray(0, 16), bytes: whole || head.length };
}
