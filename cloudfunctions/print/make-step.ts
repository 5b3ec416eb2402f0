import { AppError } from '../platform/errors';
import { writeFile } from '../platform/files';
import { isOfGrid, kindNames } from './kinds';
import { makeDocument, printedPieces } from './make-document';
import { type Material, readMaterial } from './material';
import { readPictures, readPortraits, storeCodes } from './pictures';
import { savePrinted } from './repository';
import { codesOf, type DocumentStep, type PrintFile, type PrintRun, type Step } from './run';

/** Does one step of a run; what it made goes into the run. Three to six database calls for a document, none for codes. */
export async function makeStep(
  run: PrintRun,
  step: Step,
  now: Date,
): Promise<{ pictures: string[] } | { file: PrintFile }> {
  if (step.what === 'codes') return { pictures: await storeCodes(`prints/${run._id}/codes`, step.grids) };
  return { file: await makeFile(run, step, now) };
}

async function makeFile(run: PrintRun, step: DocumentStep, now: Date): Promise<PrintFile> {
  const { kind } = step;
  const material = await readMaterial(run.community, now);
  // A grid that was dissolved since the run began has no board to print any more.
  const grids = material.grids.filter(({ code }) => step.grids.includes(code));
  const gone = step.grids.length - grids.length;
  if (isOfGrid(kind) && grids.length === 0) {
    throw new AppError('NOT_FOUND', 'all grids of the step are gone', '要印的网格都已撤销，请重新开始一次打印');
  }
  const pictures = { codes: await codesFor(run, step), portraits: await readPortraits(hasPortrait(kind) ? grids : []) };
  const { bytes, pages, notes } = await makeDocument(kind, material, grids, pictures, run.options, now);
  const fileId = await writeFile(`prints/${run._id}/${kind}-${step.volume}.pdf`, bytes);
  await savePrinted(run.community, kind, printedPieces(kind, material, grids, fileId, now));
  return {
    fileId,
    name: fileName(material, step),
    pages,
    bytes: bytes.length,
    notes: gone > 0 ? [`有 ${gone} 个网格已撤销，没有印`, ...notes] : notes,
  };
}

/** Of the kinds with pictures of people, the boards alone. */
export function hasPortrait(kind: DocumentStep['kind']): boolean {
  return kind === 'boardA3' || kind === 'boardA2';
}

async function codesFor(run: PrintRun, { kind, grids }: DocumentStep): Promise<Map<string, Buffer>> {
  if (!isOfGrid(kind)) return new Map();
  const stored = codesOf(run.steps);
  const codes = await readPictures(grids.map((grid) => [grid, stored.get(grid) ?? ''] as const));
  const lost = grids.find((grid) => !codes.has(grid));
  if (lost) throw new AppError('CODE_REFUSED', `code picture of ${lost} is not in storage`);
  return codes;
}

function fileName({ community }: Material, { kind, volume, volumes }: DocumentStep): string {
  return `${community.shortName}${kindNames[kind]}${volumes > 1 ? `第${volume}册` : ''}.pdf`;
}
