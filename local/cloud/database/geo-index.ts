import type { Document } from './ejson';
import { requestFailed } from './errors';
import { asGeometry, type Box, boundingBox } from './geometry';
import { type KeyPart, keyRows } from './index-keys';

/**
 * The box of a document in a `2dsphere` index; undefined when the field is missing (such an index is sparse).
 * @throws DatabaseError when the field holds something that is no geometry, as MongoDB does
 */
export function geoBox(collection: string, document: Document, part: KeyPart): Box | undefined {
  const values = keyRows(document, [part]).rows.flat();
  const present = values.filter((value) => typeof value === 'object' && value !== null);
  if (present.length === 0) {
    if (values.some((value) => typeof value === 'string' || typeof value === 'number'))
      throw noGeometry(collection, part);
    return undefined;
  }
  const box: Box = [180, 90, -180, -90];
  for (const value of present) {
    const geometry = asGeometry(value);
    if (geometry === undefined) throw noGeometry(collection, part);
    const [west, south, east, north] = boundingBox(geometry);
    box[0] = Math.min(box[0], west);
    box[1] = Math.min(box[1], south);
    box[2] = Math.max(box[2], east);
    box[3] = Math.max(box[3], north);
  }
  return box;
}

function noGeometry(collection: string, part: KeyPart) {
  return requestFailed(`Can't extract geo keys: ${collection}.${part.path} is not a GeoJSON geometry`);
}
