import { type Document, isPlainObject, parseEjson } from './ejson';
import { invalidParam, requestFailed, unsupported } from './errors';
import type { Cost } from './operations';
import type { Params } from './wire-params';

/** One stage of a pipeline: `[$match, {...}]`. */
export type Stage = readonly [name: string, value: unknown];

/** Reads `stages: [{stageKey: '$match', stageValue: EJSON}]`. @throws DatabaseError for a stage that is not supported */
export function stagesParam(params: Params, now: () => number): Stage[] {
  const { stages } = params;
  if (!Array.isArray(stages)) throw invalidParam('stages must be an array');
  return stages.map((stage: unknown): Stage => {
    if (!isPlainObject(stage) || typeof stage['stageKey'] !== 'string' || typeof stage['stageValue'] !== 'string')
      throw invalidParam('a stage needs stageKey and stageValue');
    return checkStage([stage['stageKey'], parseEjson(stage['stageValue'], now)]);
  });
}

/** Reads the inner pipeline of a `$lookup`: `[{$match: {...}}, …]`. */
export function readPipeline(pipeline: unknown): Stage[] {
  if (!Array.isArray(pipeline)) throw requestFailed('pipeline must be an array');
  return pipeline.map((stage: unknown): Stage => {
    const entries = isPlainObject(stage) ? Object.entries(stage) : [];
    const [entry] = entries;
    if (entry === undefined || entries.length !== 1)
      throw requestFailed('A pipeline stage specification object must contain exactly one field.');
    return checkStage(entry);
  });
}

/** Stages mingo computes from the documents alone. */
const COMPUTED = new Set([
  '$project',
  '$group',
  '$unwind',
  '$count',
  '$addFields',
  '$replaceRoot',
  '$bucketAuto',
  '$sortByCount',
]);
/** Stages answered by our own code, because they read collections or follow our order of values. */
const OWN = new Set(['$match', '$sort', '$skip', '$limit', '$sample', '$bucket', '$lookup', '$geoNear']);

function checkStage(stage: Stage): Stage {
  if (!COMPUTED.has(stage[0]) && !OWN.has(stage[0])) throw unsupported(`the aggregation stage ${stage[0]}`);
  return stage;
}

/** A query as a stage's operand. */
export function queryOperand(value: unknown): Document {
  if (!isPlainObject(value)) throw requestFailed('the $match filter must be an object');
  return value;
}

/** A count as a stage's operand. */
export function countOperand(name: string, value: unknown): number {
  if (!Number.isInteger(value) || Number(value) < 0) throw requestFailed(`${name} needs a non-negative whole number`);
  return Number(value);
}

/** What a pipeline answers. */
export interface Aggregated {
  list: Document[];
  cost: Cost;
}

/** The documents a pipeline begins with, and how many of its stages that answered. */
export interface Start extends Aggregated {
  stages: number;
}
