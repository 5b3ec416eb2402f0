import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type RunView = OutputOf<'print.run'>;
export type StaleList = OutputOf<'print.stale'>;
export type PieceKind = RunView['pieces'][number];

/** @param requestId of the tap: a retry meets the run it began */
export const beginRun = (request: InputOf<'print.begin'>, requestId: string) => call('print.begin', request, requestId);
/** Makes the next file of a run; call it until the run is done. */
export const advanceRun = (run: string) => call('print.advance', { run });
/** One piece of one grid at once; made before of the same facts, it is that file again. */
export const makeSingle = (grid: string, kind: InputOf<'print.single'>['kind']) => call('print.single', { grid, kind });
/** The newest runs of a community. */
export const listRuns = (community: string) => call('print.runs', { community });
export const listStale = (community: string) => call('print.stale', { community });
/** The code picture that opens a grid's card; the same for ever. */
export const getCodePicture = (grid: string) => call('print.code', { grid });
