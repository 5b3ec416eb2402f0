import { keyedHash } from '../platform/encryption';
import { gridsPerFile, isOfGrid, type PieceKind, type PrintOptions } from './kinds';

/** A file in storage. */
export interface PrintFile {
  fileId: string;
  /** What it is called when it is saved or shared: the place and the kind, no person. */
  name: string;
  pages: number;
  bytes: number;
  /** What whoever prints it should know, e.g. that a portrait could not be used. */
  notes: string[];
}

interface StepBase {
  /** Pieces it makes, or code pictures it fetches: what progress counts. */
  weight: number;
  done: boolean;
  /** Which call is at it, '' before the first; nobody else takes it before `claimedUntil`. */
  claimedBy: string;
  claimedUntil: Date;
}

/** WeChat's code pictures of some grids, put into storage: asked for once a run, whatever it prints. */
export interface CodesStep extends StepBase {
  what: 'codes';
  grids: string[];
  /** Storage file ids in the order of `grids`. */
  pictures: string[];
}

/** One PDF. */
export interface DocumentStep extends StepBase {
  what: 'document';
  kind: PieceKind;
  /** Grids on it; those of a roster or an atlas are whatever the community has when it is made. */
  grids: string[];
  volume: number;
  volumes: number;
  file: PrintFile | null;
}

export type Step = CodesStep | DocumentStep;

/** A step as lists read it: without the code pictures it has so far, an address each. */
export type StepListed = Omit<CodesStep, 'pictures'> | DocumentStep;

/** One row of `printRuns`: a batch of printed matter on its way (打印任务). */
export interface PrintRun {
  _id: string;
  community: string;
  communityName: string;
  pieces: PieceKind[];
  options: PrintOptions;
  steps: Step[];
  /** How many grids it prints. */
  grids: number;
  startedBy: { personId: string; name: string };
  startedAt: Date;
}

/** A run as lists read it. */
export type RunListed = Omit<PrintRun, 'steps'> & { steps: StepListed[] };

/** As many code pictures as one call asks WeChat for. */
const codesPerStep = 10;

/** The same tap has the same run. 22 characters. */
export function runIdOf(openid: string, requestId: string): string {
  return keyedHash('printRun', `${openid}\n${requestId}`);
}

/** Pure: what is to be done for these kinds and grids, in the order it is done in. */
export function stepsOf(pieces: readonly PieceKind[], grids: readonly string[]): Step[] {
  const free = { done: false, claimedBy: '', claimedUntil: new Date(0) };
  const needsCodes = pieces.some(isOfGrid);
  const codes = (needsCodes ? chunks(grids, codesPerStep) : []).map(
    (some): Step => ({ what: 'codes', grids: some, pictures: [], weight: some.length, ...free }),
  );
  const documents = pieces.flatMap((kind) => {
    const volumes = isOfGrid(kind) ? chunks(grids, gridsPerFile[kind]) : [[]];
    return volumes.map(
      (some, index): Step => ({
        what: 'document',
        kind,
        grids: some,
        volume: index + 1,
        volumes: volumes.length,
        file: null,
        weight: isOfGrid(kind) ? some.length : 1,
        ...free,
      }),
    );
  });
  return [...codes, ...documents];
}

/**
 * Pure: the first step that may be taken at an instant, by its place in the run; -1 when all that is left is being done by
 * others. A document with codes on it waits for all code pictures of its grids.
 */
export function nextStep(steps: readonly StepListed[], now: Date): number {
  const missing = new Set(steps.flatMap((step) => (step.what === 'codes' && !step.done ? step.grids : [])));
  return steps.findIndex((step) => {
    if (step.done || step.claimedUntil > now) return false;
    return step.what === 'codes' || !step.grids.some((code) => missing.has(code));
  });
}

/** Code pictures a run has so far, by grid. */
export function codesOf(steps: readonly Step[]): Map<string, string> {
  return new Map(
    steps.flatMap((step) =>
      step.what === 'codes' && step.done
        ? step.grids.map((code, index): [string, string] => [code, step.pictures[index] ?? ''])
        : [],
    ),
  );
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
