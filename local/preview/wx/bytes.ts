import { ApiFail } from './api';

/** Bytes to text and back, in the encodings `wx.getFileSystemManager()` knows. Works in the browser and in Node. */
const toBinary = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
const fromBinary = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

const decoders: Record<string, (bytes: Uint8Array) => string> = {
  'utf-8': (bytes) => new TextDecoder().decode(bytes),
  ascii: (bytes) => toBinary(bytes.map((byte) => byte & 0x7f)),
  base64: (bytes) => btoa(toBinary(bytes)),
  binary: toBinary,
  hex: (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  utf16le: (bytes) => new TextDecoder('utf-16le').decode(bytes),
};

const encoders: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  ascii: fromBinary,
  base64: (text) => fromBinary(atob(text)),
  binary: fromBinary,
  hex: (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  utf16le: (text) => new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer),
};

/** The names WeChat accepts for one encoding. */
const aliases: Record<string, string> = {
  utf8: 'utf-8',
  latin1: 'binary',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  'utf-16le': 'utf16le',
};

function find<T>(table: Record<string, T>, encoding: string): T {
  const found = table[aliases[encoding] ?? encoding];
  if (!found) throw new ApiFail(`invalid encoding "${encoding}"`);
  return found;
}

export const decodeBytes = (bytes: Uint8Array, encoding: string): string => find(decoders, encoding)(bytes);
export const encodeText = (text: string, encoding: string): Uint8Array => find(encoders, encoding)(text);

/** A copy whose buffer holds exactly these bytes, as `ArrayBuffer` users expect. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

export const bytesApi = {
  base64ToArrayBuffer: (base64: string): ArrayBuffer => bufferOf(encodeText(base64, 'base64')),
  arrayBufferToBase64: (buffer: ArrayBuffer): string => decodeBytes(new Uint8Array(buffer), 'base64'),
};
