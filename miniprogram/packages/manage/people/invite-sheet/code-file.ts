import type { CreatedInvitation } from '../../../../services/account';

type Picture = NonNullable<CreatedInvitation['picture']>;

/**
 * Puts the code picture among the phone's files: as `data:` in setData its 100 kB would pass through the bridge twice.
 * Dropped when the sheet closes.
 */
export function codeFile({ base64, contentType }: Picture): string {
  const files = wx.getFileSystemManager();
  // A new name each time: an image with the same path would show the old picture.
  const path = `${wx.env.USER_DATA_PATH}/invite-${Date.now()}.${contentType.includes('png') ? 'png' : 'jpg'}`;
  files.writeFileSync(path, base64, 'base64');
  return path;
}

export function dropCodeFile(path: string): void {
  if (path) wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined });
}
