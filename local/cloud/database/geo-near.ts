import type { Collection } from './catalog';
import { isPlainObject } from './ejson';
import type { Engine } from './engine';
import { requestFailed } from './errors';
import { evaluate, runStage } from './expression';
import { requireGeometry } from './geometry';
import { documentDistance } from './near-reader';
import { countOperand, queryOperand, type Start } from './stages';

/** `$geoNear`: documents by distance in metres, with the distance in a field of the caller's choice. */
export function readNearest(engine: Engine, collection: Collection, value: unknown): Start {
  if (!isPlainObject(value)) throw requestFailed('$geoNear needs an object');
  const { near, distanceField, key, query = {}, includeLocs, distanceMultiplier = 1 } = value;
  const point = requireGeometry(near);
  if (point.type !== 'Point' || typeof distanceField !== 'string')
    throw requestFailed('$geoNear needs near and distanceField');
  if (includeLocs !== undefined && typeof includeLocs !== 'string') throw requestFailed('includeLocs must be a string');
  const indexes = collection.indexes.filter(
    (index) => index.geo !== undefined && (key === undefined || index.geo.path === key),
  );
  const part = indexes[0]?.geo;
  if (part === undefined || indexes.length > 1)
    throw requestFailed(
      `$geoNear requires ${part === undefined ? 'a 2dsphere index' : 'key: there are several 2dsphere indexes'}`,
    );
  const condition = {
    $geometry: point,
    $minDistance: value['minDistance'] ?? null,
    $maxDistance: value['maxDistance'] ?? null,
  };
  const limit = value['limit'] ?? value['num'];
  const { documents, ...cost } = engine.finder.find(collection, {
    query: { $and: [{ [part.path]: { $nearSphere: condition } }, queryOperand(query)] },
    ...(limit === undefined ? {} : { limit: countOperand('$geoNear limit', limit) }),
  });
  const list = documents.map((stored) => {
    const metres = documentDistance(stored, part.parts, point.coordinates) * Number(distanceMultiplier);
    const located = includeLocs === undefined ? {} : { [includeLocs]: evaluate(`$${part.path}`, stored.document, {}) };
    const fields = { [distanceField]: { $literal: metres }, ...located };
    return runStage([stored.document], '$addFields', fields, {})[0] ?? {};
  });
  return { list, cost, stages: 1 };
}
