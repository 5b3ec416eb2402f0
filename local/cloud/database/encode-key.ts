import { bytesOf, numberOf, TYPE, typeOrder } from './values';

/**
 * Turns BSON values into bytes whose plain byte order is MongoDB's order, so that SQLite can keep an index of them.
 * Every component ends itself, so components can be put one after another; a descending one has all its bits inverted.
 * Type bytes: values.ts. Text is UTF-8 ended by 00 (inside it 00 is written 01 01, and 01 is written 01 02, so that no
 * text begins with the bytes of another). Numbers and dates are 8-byte doubles with the sign bit flipped (all bits, when negative).
 */
let scratch = Buffer.allocUnsafe(4096);
let length = 0;

/**
 * Encodes one compound key.
 * @param values one per component; undefined counts as null
 * @param directions 1 or -1 per component
 */
export function encodeKey(values: readonly unknown[], directions: readonly number[]): Buffer {
  length = 0;
  for (let i = 0; i < values.length; i++) writeComponent(values[i], directions[i] ?? 1);
  return Buffer.from(scratch.subarray(0, length));
}

/** Encodes one component of a key. */
export function encodeComponent(value: unknown, direction: number): Buffer {
  length = 0;
  writeComponent(value, direction);
  return Buffer.from(scratch.subarray(0, length));
}

function writeComponent(value: unknown, direction: number): void {
  const start = length;
  writeValue(value);
  if (direction < 0) for (let i = start; i < length; i++) scratch[i] = 255 - (scratch[i] ?? 0);
}

function reserve(bytes: number): void {
  if (length + bytes <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, length + bytes));
  scratch.copy(larger, 0, 0, length);
  scratch = larger;
}

function writeByte(byte: number): void {
  reserve(1);
  scratch[length++] = byte;
}

function writeValue(value: unknown): void {
  const type = typeOrder(value);
  writeByte(type);
  writePayload(type, value);
}

function writePayload(type: number, value: unknown): void {
  switch (type) {
    case TYPE.number:
      writeDouble(numberOf(value));
      break;
    case TYPE.date:
      writeDouble((value as Date).getTime());
      break;
    case TYPE.string:
      writeText(value as string);
      break;
    case TYPE.boolean:
      writeByte(value ? 1 : 0);
      break;
    case TYPE.array:
      for (const element of value as unknown[]) writeValue(element);
      writeByte(0);
      break;
    case TYPE.object:
      for (const [name, child] of Object.entries(value as object)) {
        const childType = typeOrder(child);
        writeByte(childType);
        writeText(name);
        writePayload(childType, child);
      }
      writeByte(0);
      break;
    case TYPE.objectId:
      writeBytes(bytesOf(value));
      break;
    case TYPE.binary: {
      const bytes = bytesOf(value);
      writeDouble(bytes.length);
      writeBytes(bytes);
      break;
    }
    case TYPE.regExp:
      writeText((value as RegExp).source);
      writeText((value as RegExp).flags);
      break;
    case TYPE.timestamp:
      writeText(String(value).padStart(20, '0'));
      break;
  }
}

function writeDouble(value: number): void {
  reserve(8);
  scratch.writeDoubleBE(value === 0 ? 0 : value, length);
  const first = scratch[length] ?? 0;
  if (first & 0x80) for (let i = 0; i < 8; i++) scratch[length + i] = 255 - (scratch[length + i] ?? 0);
  else scratch[length] = first | 0x80;
  length += 8;
}

function writeText(text: string): void {
  reserve(text.length * 3 + 2);
  if (text.includes('\0') || text.includes('\x01')) {
    for (const byte of Buffer.from(text)) {
      if (byte <= 1) writeByte(1);
      writeByte(byte <= 1 ? byte + 1 : byte);
    }
  } else {
    length += scratch.write(text, length, 'utf8');
  }
  writeByte(0);
}

function writeBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  scratch.set(bytes, length);
  length += bytes.length;
}

/** The first key after every key that begins with `prefix`: no component begins with ff. */
export function afterPrefix(prefix: Uint8Array): Buffer {
  return Buffer.concat([prefix, AFTER]);
}
const AFTER = Buffer.from([0xff]);

/** The bytes between which all values of one type lie, for a component in this direction: [from, to). */
export function typeBracket(type: number, direction: number): [from: Buffer, to: Buffer] {
  const byte = direction < 0 ? 255 - type : type;
  return [Buffer.from([byte]), Buffer.from([byte + 1])];
}

/** True when the value can stand in an index range: a scalar whose equality is plain. */
export function isScalar(value: unknown): boolean {
  return !NOT_SCALAR.has(typeOrder(value));
}
const NOT_SCALAR = new Set<number>([TYPE.object, TYPE.array, TYPE.regExp, TYPE.emptyArray, TYPE.minKey, TYPE.maxKey]);
