import cloud from './cloud';
import { AppError } from './errors';

/** `cloud://<environment>/<path>` */
const fileIdForm = /^cloud:\/\/[\w.-]+\/(.+)$/;

/**
 * The bytes of a file somebody has uploaded to be read. Only files under `imports/`: by any other id people would have
 * us read what they may not. Its size is asked before anything is fetched, and held to while it comes.
 *
 * @throws FILE_REFUSED it is not there, or has more than `mostBytes`
 */
export async function readUpload(fileId: string, mostBytes: number): Promise<Buffer> {
  const path = fileIdForm.exec(fileId)?.[1] ?? '';
  if (!path.startsWith('imports/')) throw new AppError('FILE_REFUSED', 'not an upload', gone);
  const reply = await cloud.getTempFileURL({ fileList: [fileId] });
  const [file] = (reply as { fileList: Array<{ tempFileURL?: string }> }).fileList;
  const response = file?.tempFileURL ? await fetch(file.tempFileURL) : undefined;
  if (!response?.ok || !response.body) throw new AppError('FILE_REFUSED', 'upload is not there', gone);
  const tooLarge = (): AppError =>
    new AppError('FILE_REFUSED', 'upload too large', `文件超过 ${mostBytes / 1024 / 1024} MB，请精简后再选`);
  if (Number(response.headers.get('content-length')) > mostBytes) {
    await response.body.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const gone = '没有收到文件，请重新选择';
