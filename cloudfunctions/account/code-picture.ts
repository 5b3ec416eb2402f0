import cloud from '../platform/cloud';
import { writeLog } from '../platform/log';

/** A picture as `data:` URLs take it. */
export interface CodePicture {
  contentType: string;
  base64: string;
}

/** Pixels a side: enough for a phone's screen. */
const screenWidth = 430;

/**
 * WeChat's code picture that opens `page` with `scene` (wxacode.getUnlimited; about 100 kB). null when WeChat refuses,
 * e.g. before the mini program's first release or over its limit of 5,000 a minute; the reason is in the log.
 */
export async function codePicture(page: string, scene: string, width = screenWidth): Promise<CodePicture | null> {
  try {
    // checkPath would refuse pages that only the trial version has.
    const reply = await cloud.openapi['wxacode'].getUnlimited({ page, scene, checkPath: false, width });
    const { buffer, contentType } = reply as { buffer: Buffer; contentType: string };
    return { contentType, base64: Buffer.from(buffer).toString('base64') };
  } catch (error) {
    writeLog({ event: 'wxacode refused', errCode: (error as { errCode?: unknown }).errCode });
    return null;
  }
}
