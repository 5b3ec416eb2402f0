import { type CodePicture, codePicture } from '../account/code-picture';
import { AppError } from '../platform/errors';
import { readFile, writeFile } from '../platform/files';
import type { PrintGrid } from './material';

/** The page a printed code opens, and what it is told: the grid's card on the home page. */
const codePage = 'pages/home/home';

function codeScene(grid: string): string {
  return `g=${grid}`;
}

/** Sharp at the 64 mm it has on an A2 board: 250 dots an inch. */
const codeWidth = 640;
/** WeChat answers in some 200 ms and allows 5,000 a minute. */
const atOnce = 4;

/**
 * A grid's code picture, `width` pixels a side. Throws `CODE_REFUSED` when WeChat gives none: paper with a dead code must
 * not be printed, nor a card with one passed on. @param refusal what people are then told
 */
export async function askCode(grid: string, width: number, refusal?: string): Promise<CodePicture> {
  const ask = (): Promise<CodePicture | null> => codePicture(codePage, codeScene(grid), width);
  // Among hundreds one is slow or lost now and then; what is refused for a reason is refused again.
  const picture = (await ask()) ?? (await ask());
  if (!picture) throw new AppError('CODE_REFUSED', 'WeChat gave no code picture', refusal);
  return picture;
}

/** The same as paper needs it. */
export async function fetchCode(grid: string): Promise<Buffer> {
  return Buffer.from((await askCode(grid, codeWidth)).base64, 'base64');
}

/** Fetches code pictures and stores them under a folder; resolves to their file ids in the order of `grids`. */
export function storeCodes(folder: string, grids: readonly string[]): Promise<string[]> {
  return inParallel(grids, async (grid) => writeFile(`${folder}/${grid}.png`, await fetchCode(grid)));
}

/** Pictures by grid, from storage. What storage has not is left out. */
export async function readPictures(
  fileIds: ReadonlyArray<readonly [grid: string, fileId: string]>,
): Promise<Map<string, Buffer>> {
  const read = await inParallel(fileIds, async ([grid, fileId]) => [grid, await readFile(fileId)] as const);
  return new Map(read.flatMap(([grid, bytes]): Array<[string, Buffer]> => (bytes ? [[grid, bytes]] : [])));
}

/** Portraits of the grids' officers, by grid. */
export function readPortraits(grids: readonly PrintGrid[]): Promise<Map<string, Buffer>> {
  return readPictures(grids.flatMap(({ code, officer }) => (officer?.photo ? [[code, officer.photo] as const] : [])));
}

async function inParallel<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
  }
  return results;
}
