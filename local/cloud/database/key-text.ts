import type { Document } from './ejson';
import { encodeKey } from './encode-key';
import { type KeyPart, keyRows } from './index-keys';
import { EMPTY_ARRAY, TYPE, typeOrder } from './values';

/** A duplicate key as MongoDB prints it: `{ phone: "138", town: null }`. */
export function describeIndexKey(document: Document, parts: readonly KeyPart[], key: Buffer): string {
  const directions = parts.map((part) => part.direction);
  const values = keyRows(document, parts).rows.find((row) => encodeKey(row, directions).equals(key)) ?? [];
  return `{ ${parts.map((part, i) => `${part.path}: ${describeValue(values[i])}`).join(', ')} }`;
}

export function describeValue(value: unknown): string {
  if (value === EMPTY_ARRAY || value === undefined || value === null)
    return value === EMPTY_ARRAY ? 'undefined' : 'null';
  switch (typeOrder(value)) {
    case TYPE.string:
      return JSON.stringify(value);
    case TYPE.date:
      return `new Date(${(value as Date).getTime()})`;
    case TYPE.objectId:
      return `ObjectId('${value}')`;
    case TYPE.array:
      return `[ ${(value as unknown[]).map(describeValue).join(', ')} ]`;
    case TYPE.object:
      return `{ ${Object.entries(value as Document)
        .map(([name, child]) => `${name}: ${describeValue(child)}`)
        .join(', ')} }`;
    default:
      return String(value);
  }
}
