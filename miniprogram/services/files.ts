/**
 * Files in and out: a table chosen from a chat and sent to the cloud, an export fetched, opened or passed on. WeChat has
 * no way to the phone's own files: they come through a chat, such as the one with oneself (文件传输助手).
 */
import { CloudError, newRequestId } from './cloud';

/** A file as the person chose it. */
export interface ChosenFile {
  /** Temporary: gone when the mini program ends. */
  path: string;
  name: string;
  /** Bytes. */
  size: number;
}

/** The functions refuse more; said here before anything is sent. */
const mostBytes = 10 * 1024 * 1024;

/**
 * Lets the person choose one file from a chat. undefined when they changed their mind.
 *
 * @param extensions without a dot: `['xlsx', 'csv']`
 * @throws CloudError `FILE_REFUSED` for one that is too large or of another kind; its message is for the person
 */
export async function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  const file = await pick(extensions);
  if (!file) return undefined;
  // Some WeChat versions let every kind through.
  if (!extensions.includes(extensionOf(file.name))) {
    throw new CloudError('FILE_REFUSED', `“${file.name}”不能导入，请选择 ${extensions.join('、')} 文件`);
  }
  if (file.size > mostBytes) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    throw new CloudError('FILE_REFUSED', `“${file.name}”有 ${size} MB，超过 10 MB，请删去图片和多余的工作表后再选`);
  }
  if (file.size === 0) throw new CloudError('FILE_REFUSED', `“${file.name}”是空的`);
  return file;
}

async function pick(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: [...extensions] });
    const [first] = tempFiles;
    return first && { path: first.path, name: first.name, size: first.size };
  } catch (error) {
    const words = wordsOf(error);
    if (words.includes('cancel')) return undefined;
    throw new CloudError('FILE_REFUSED', '没有得到文件。请同意隐私说明后再试，或更新微信', { cause: words });
  }
}

/**
 * Sends a chosen file. @param onProgress percent sent
 *
 * @throws CloudError `OFFLINE` when it did not arrive
 */
export async function uploadFile(file: ChosenFile, onProgress: (percent: number) => void): Promise<string> {
  const month = new Date().toISOString().slice(0, 7);
  try {
    return await new Promise<string>((resolve, reject) => {
      const task = wx.cloud.uploadFile({
        cloudPath: `imports/${month}/${newRequestId()}.${extensionOf(file.name)}`,
        filePath: file.path,
        success: ({ fileID }) => resolve(fileID),
        fail: reject,
      });
      task.onProgressUpdate?.(({ progress }) => onProgress(progress));
    });
  } catch (error) {
    throw new CloudError('OFFLINE', '文件没有传完，请检查网络后重传', { cause: wordsOf(error) });
  }
}

/**
 * Fetches a file of the cloud and keeps it under the name people will see.
 *
 * @param fileName with its extension, of signs a file may have
 * @returns a path for `openFile` and `shareFile`
 * @throws CloudError `OFFLINE` when it did not arrive
 */
export async function fetchFile(fileId: string, fileName: string): Promise<string> {
  const folder = `${wx.env.USER_DATA_PATH}/exports`;
  const path = `${folder}/${fileName.replace(/[\\/:*?"<>|\s]+/g, '_')}`;
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId });
    const files = wx.getFileSystemManager();
    // One export at a time: what was fetched before was opened or passed on.
    try {
      files.rmdirSync(folder, true);
    } catch {
      // The first one.
    }
    files.mkdirSync(folder, true);
    files.copyFileSync(tempFilePath, path);
    return path;
  } catch (error) {
    throw new CloudError('OFFLINE', '文件没有下载成功，请检查网络后再试', { cause: wordsOf(error) });
  }
}

/** Shows a fetched file; its menu saves it and passes it on. @throws CloudError when the phone cannot show its kind */
export async function openFile(path: string): Promise<void> {
  try {
    const fileType = extensionOf(path) as 'xlsx' | 'xls' | 'pdf' | 'doc' | 'docx' | 'ppt' | 'pptx';
    await wx.openDocument({ filePath: path, fileType, showMenu: true });
  } catch (error) {
    throw new CloudError('FILE_REFUSED', '这台手机打不开这个文件，请发到电脑上查看', { cause: wordsOf(error) });
  }
}

/** Passes a fetched file on into a chat. Nothing happens when the person changes their mind. */
export async function shareFile(path: string): Promise<void> {
  try {
    await wx.shareFileMessage({ filePath: path, fileName: path.slice(path.lastIndexOf('/') + 1) });
  } catch (error) {
    if (wordsOf(error).includes('cancel')) return;
    throw new CloudError('FILE_REFUSED', '没有发出去，请更新微信后再试', { cause: wordsOf(error) });
  }
}

/** Whether this is WeChat on a computer, where files go to its disk. */
export function onComputer(): boolean {
  return ['windows', 'mac'].includes(wx.getDeviceInfo().platform);
}

/** Lets the person on a computer choose where a fetched file goes. Nothing happens when they change their mind. */
export async function saveToDisk(path: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      wx.saveFileToDisk({ filePath: path, success: () => resolve(), fail: reject });
    });
  } catch (error) {
    if (wordsOf(error).includes('cancel')) return;
    throw new CloudError('FILE_REFUSED', '没有存到电脑上，请更新微信后再试', { cause: wordsOf(error) });
  }
}

/**
 * Fetches a file and lets the person choose between looking at it, passing it on and, on a computer, keeping it; one no
 * phone shows is passed on.
 *
 * @throws CloudError with a sentence for the person
 */
export async function handOut({ fileId, fileName }: { fileId: string; fileName: string }): Promise<void> {
  const path = await fetchFile(fileId, fileName);
  const isShown = ['xlsx', 'xls', 'pdf'].includes(extensionOf(fileName));
  wx.hideLoading();
  const ways = [
    ...(isShown ? [{ name: '打开看看', take: openFile }] : []),
    ...(onComputer() ? [{ name: '存到电脑上', take: saveToDisk }] : []),
    { name: '发到微信聊天', take: shareFile },
  ];
  const way = ways.length > 1 ? await choose(ways.map(({ name }) => name)) : 0;
  await ways[way]?.take(path);
}

/** Which one was tapped; -1 for none. */
async function choose(itemList: string[]): Promise<number> {
  try {
    return (await wx.showActionSheet({ itemList })).tapIndex;
  } catch {
    return -1;
  }
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function wordsOf(error: unknown): string {
  return String((error as { errMsg?: string }).errMsg ?? error);
}
