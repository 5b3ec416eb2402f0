import { crc32, deflateSync } from 'node:zlib';
import { create } from 'qrcode';
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
    bytes: picture(create(address, { errorCorrectionLevel: 'M' }).modules, width),
  };
};

/** White modules around a code, as its standard asks for. */
const quiet = 4;

/**
 * A code as a grey PNG so many pixels wide. By hand, and whole rows at a time: a general writer of pictures looks at each of
 * 400,000 pixels for each code of a run of printed matter, and everything else of this process waits.
 */
function picture({ size, data }: { size: number; data: Uint8Array }, width: number): Buffer {
  const moduleAt = (pixel: number): number => Math.floor((pixel * (size + 2 * quiet)) / width) - quiet;
  const pixelOf = (module: number): number => Math.ceil(((module + quiet) * width) / (size + 2 * quiet));
  const rows = Buffer.alloc(width * (width + 1), 255);
  let before: Buffer | undefined;
  for (let y = 0; y < width; y++) {
    const row = rows.subarray(y * (width + 1), (y + 1) * (width + 1));
    const module = moduleAt(y);
    // The first byte of a row says that its bytes stand for themselves.
    row[0] = 0;
    if (before && module === moduleAt(y - 1)) before.copy(row);
    else {
      for (let column = 0; column < size && module >= 0 && module < size; column++) {
        if (data[module * size + column]) row.fill(0, 1 + pixelOf(column), 1 + pixelOf(column + 1));
      }
    }
    before = row;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  // Eight bits of grey.
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
