import { command, DuplicateKey, find, findById, insert, updateWhere } from '../platform/database';
import { allKinds, type PieceKind } from './kinds';
import { type Printed, type PrintedPiece, printedId } from './printed';
import type { PrintFile, PrintRun, RunListed } from './run';

/** Stores a run; a retry of the same tap finds the one that is there. One or two calls. */
export async function insertRun(run: PrintRun): Promise<PrintRun> {
  try {
    await insert('printRuns', run);
    return run;
  } catch (error) {
    const stored = error instanceof DuplicateKey ? await findRun(run._id) : undefined;
    if (!stored) throw error;
    return stored;
  }
}

export function findRun(id: string): Promise<PrintRun | undefined> {
  return findById<PrintRun>('printRuns', id);
}

/** The newest runs of a community. One call, by its index. */
export function listRuns(community: string, limit: number): Promise<RunListed[]> {
  return find<RunListed>('printRuns', {
    where: { community },
    order: [['startedAt', 'desc']],
    limit,
    fields: { 'steps.pictures': false },
  });
}

/** Takes a step that nobody is at, until an instant. Resolves to whether it was free. One call. */
export async function claimStep(run: string, step: number, by: string, now: Date, until: Date): Promise<boolean> {
  const at = `steps.${step}`;
  const free = { _id: run, [`${at}.done`]: false, [`${at}.claimedUntil`]: command().lte(now) };
  const updated = await updateWhere('printRuns', free, { [`${at}.claimedBy`]: by, [`${at}.claimedUntil`]: until });
  return updated === 1;
}

/** Gives a step back that could not be made. One call. */
export async function releaseStep(run: string, step: number, by: string): Promise<void> {
  const at = `steps.${step}`;
  const own = { _id: run, [`${at}.claimedBy`]: by, [`${at}.done`]: false };
  await updateWhere('printRuns', own, { [`${at}.claimedUntil`]: new Date(0) });
}

/** Ends a step with what it made, unless another call has taken it over since. One call. */
export async function finishStep(
  run: string,
  step: number,
  by: string,
  made: { pictures: string[] } | { file: PrintFile },
): Promise<void> {
  const at = `steps.${step}`;
  const own = { _id: run, [`${at}.claimedBy`]: by, [`${at}.done`]: false };
  const result =
    'file' in made
      ? { [`${at}.file`]: command().set(made.file) }
      : { [`${at}.pictures`]: command().set(made.pictures) };
  await updateWhere('printRuns', own, { ...result, [`${at}.done`]: true });
}

/** What was printed in a community, a row a kind. One call, by ids. */
export function findPrinted(community: string): Promise<Printed[]> {
  const ids = allKinds.map((kind) => printedId(community, kind));
  return find<Printed>('prints', { where: { _id: command().in(ids) }, limit: ids.length });
}

/** What was printed of one kind. One call, by id. */
export function findPrintedKind(community: string, kind: PieceKind): Promise<Printed | undefined> {
  return findById<Printed>('prints', printedId(community, kind));
}

/** Notes pieces as printed, over what was noted of the same places. One call, two or three the first time. */
export async function savePrinted(
  community: string,
  kind: PieceKind,
  pieces: Readonly<Record<string, PrintedPiece>>,
): Promise<void> {
  const _id = printedId(community, kind);
  const changes = Object.fromEntries(
    Object.entries(pieces).map(([code, piece]) => [`pieces.${code}`, command().set(piece)]),
  );
  if ((await updateWhere('prints', { _id }, changes)) > 0) return;
  try {
    await insert('prints', { _id, community, kind, pieces } satisfies Printed);
  } catch (error) {
    // Another phone's first print of the kind came in between.
    if (!(error instanceof DuplicateKey)) throw error;
    await updateWhere('prints', { _id }, changes);
  }
}
