import QRCode from 'qrcode';

/** A text as a QR picture. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text || ' ', { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
}
