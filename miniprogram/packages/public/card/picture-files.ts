import { getCodePicture } from '../../../services/print';

const folder = `${wx.env.USER_DATA_PATH}/codes`;

/** A grid's code picture as a file of the phone, asked for once: it never changes. Throws CloudError. */
export async function codeFile(grid: string): Promise<string> {
  const files = wx.getFileSystemManager();
  const path = `${folder}/${grid}.png`;
  try {
    files.accessSync(path);
    return path;
  } catch {
    // The first time.
  }
  const { base64 } = await getCodePicture(grid);
  try {
    files.accessSync(folder);
  } catch {
    files.mkdirSync(folder, true);
  }
  files.writeFileSync(path, base64, 'base64');
  return path;
}

/** A portrait as a canvas can load it; '' when there is none or it does not arrive: the card does without. */
export async function localFile(fileID: string): Promise<string> {
  if (!fileID) return '';
  try {
    return (await wx.cloud.downloadFile({ fileID })).tempFilePath;
  } catch {
    return '';
  }
}
