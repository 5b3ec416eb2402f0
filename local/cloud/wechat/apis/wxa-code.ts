import { toBuffer } from 'qrcode';
import type { OpenApi } from '../open-api';
import { refusal } from '../open-api';

/** WeChat's set for `scene`: digits, letters and these signs. */
const sceneForm = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const pageForm = /^[\w-]+(\/[\w-]+)*$/;

/**
 * `wxacode.getUnlimited`: a picture (PNG) whose content opens the preview at that page and scene. On a phone it would be a
 * round mini program code; a plain QR code here, so that any reader can read it.
 * Errors: 40169 scene, 41030 page, 40097 width.
 */
export const getUnlimitedCode: OpenApi = async (params, context) => {
  const { scene, page = '', width = 430 } = params;
  if (typeof scene !== 'string' || !sceneForm.test(scene)) {
    return refusal(40169, 'invalid length for scene, or the data is not json string');
  }
  // No leading `/` and no query: WeChat refuses both here, unlike in navigateTo.
  if (typeof page !== 'string' || (page !== '' && !pageForm.test(page))) return refusal(41030, 'invalid page');
  if (typeof width !== 'number' || width < 280 || width > 1280)
    return refusal(40097, 'invalid args: width 280 to 1280');
  const address = `${context.baseUrl()}/?page=${encodeURIComponent(page)}&scene=${encodeURIComponent(scene)}`;
  return {
    contentType: 'image/png',
    // Grey alone: whoever puts it on paper need not take colour and transparency apart.
    bytes: await toBuffer(address, {
      type: 'png',
      width,
      errorCorrectionLevel: 'M',
      rendererOpts: { colorType: 0 } as object,
    }),
  };
};
