import type { Phone } from './phone';

/** Only inside the mini program: what `evaluate` runs there. */
declare const wx: {
  cloud: { downloadFile(options: { fileID: string }): Promise<{ tempFilePath: string }> };
  getFileSystemManager(): { readFileSync(path: string, encoding: 'base64'): string };
};

/** A file of the cloud, fetched the way the phone does. */
export async function cloudFile({ mini }: Phone, fileId: string): Promise<Buffer> {
  const base64 = await mini.evaluate(async (fileID: string) => {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID });
    return wx.getFileSystemManager().readFileSync(tempFilePath, 'base64');
  }, fileId);
  return Buffer.from(String(base64), 'base64');
}
