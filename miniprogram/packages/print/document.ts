import type { PrintFile } from '../../services/print';

/** A file that could not be fetched or handed on, in a sentence for the person. */
export class DocumentProblem extends Error {}

/** Shows a PDF; its menu saves it and sends it on. */
export async function previewDocument(file: PrintFile): Promise<void> {
  const filePath = await fetchFile(file);
  await attempt(
    wx.openDocument({ filePath, fileType: 'pdf', showMenu: true }),
    '这台手机打不开这个文件，请用「转发」发到电脑上看',
  );
}

/** Sends a PDF on in a chat. */
export async function shareDocument(file: PrintFile): Promise<void> {
  const filePath = await fetchFile(file);
  await attempt(wx.shareFileMessage({ filePath, fileName: file.name }), '没有发出去，请再试一次');
}

async function fetchFile({ fileId }: PrintFile): Promise<string> {
  const { tempFilePath } = await attempt(
    wx.cloud.downloadFile({ fileID: fileId }),
    '文件没有下载下来，请检查手机网络后再点一次',
  );
  return tempFilePath;
}

/** Closing a sheet is no failure. */
async function attempt<T>(doing: Promise<T>, sentence: string): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    const isCancelled = String((error as { errMsg?: string }).errMsg).includes('cancel');
    throw new DocumentProblem(isCancelled ? '' : sentence);
  }
}
