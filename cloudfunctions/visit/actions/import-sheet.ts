import { boolean, maxLength, minLength, pipe, strictObject, string, trim } from 'valibot';
import { Problems } from '../../exchange/problem';
import { readSheet } from '../../exchange/read-sheet';
import { mostFileBytes } from '../../exchange/sheet';
import { type ToldProblems, told } from '../../exchange/told';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { writeLog } from '../../platform/log';
import { settingsOf } from '../../platform/read-settings';
import { readUpload } from '../../platform/uploads';
import type { Household } from '../household';
import { checkSpellings, type ImportPlan, matchGrids, planImport } from '../plan-import';
import { requireKeeper } from '../policy';
import { readRegister } from '../register-file';
import { insertHouseholds, listGridPlaces, listWhole, mostHouseholds, updateHousehold } from '../repository';

/** What came of a file. With a problem nothing was changed. */
export interface RegisterImport extends ToldProblems {
  /** Households of the file. */
  rows: number;
  /** What changes, a sentence a line. */
  changes: string[];
  /** Whether it was carried out. */
  applied: boolean;
}

const mostRows = 5_000;
const rowsAtOnce = 100;
const writesAtOnce = 8;

/**
 * Reads a household register (住户台账) of a community and lays it over what is there; `dryRun` only says what it would change.
 * Households it does not name stay. It may be repeated: after a break or a lost answer the same file mends it and doubles
 * nothing. One database call a grid to read, one for a hundred new households or for one that changed.
 *
 * @throws FORBIDDEN the caller is not of the community's centre
 * @throws FILE_REFUSED the upload is not there or too large
 * @throws HOUSEHOLD_CHANGED somebody saved one of them meanwhile; the same file can be imported again
 */
export const importSheet = defineAction({
  input: strictObject({
    community: codeInput,
    fileId: pipe(string(), maxLength(400)),
    fileName: pipe(string(), trim(), minLength(1), maxLength(200, '文件名太长了，请改短后再选')),
    dryRun: boolean(),
  }),
  async run({ community, fileId, fileName, dryRun }, { now, requestId, actor }): Promise<RegisterImport> {
    const { personId } = requireKeeper(await actor(), { grid: '', community });
    const problems = new Problems();
    const sheet = readSheet(fileName, await readUpload(fileId, mostFileBytes), problems);
    const files = sheet ? readRegister(sheet, problems) : [];
    if (sheet && sheet.rows.length > mostRows) {
      problems.error({ file: fileName }, '', `一次最多导入 ${mostRows} 行，请按网格分开`);
    } else if (sheet && files.length === 0 && problems.errorCount === 0) {
      problems.error({ file: fileName }, '', '表中没有住户，表头下面至少要有一行');
    }
    const grids = await listGridPlaces(community);
    const gridOf = matchGrids(files, grids, problems);
    checkSpellings(files, gridOf, problems);
    if (problems.errorCount > 0) return { ...told(problems.list), rows: files.length, changes: [], applied: false };

    const codes = [...new Set([...gridOf.values()].map(({ code }) => code))];
    const stored = (await Promise.all(codes.map(listWhole))).flat();
    const { visits } = await settingsOf(grids[0]?.town ?? '', now);
    const plan = planImport(files, gridOf, stored, { visits, today: dateOf(now), now, requestId });
    for (const code of codes) checkRoom(code, stored, plan, fileName, problems);
    const applied = problems.errorCount === 0 && !dryRun;
    if (applied) {
      await carryOut(plan);
      writeLog({
        imported: 'households',
        community,
        by: personId,
        added: plan.added.length,
        changed: plan.changed.length,
      });
    }
    const changes = problems.errorCount > 0 ? [] : changeLines(plan);
    return { ...told(problems.list), rows: files.length, changes, applied };
  },
});

function checkRoom(
  code: string,
  stored: readonly Household[],
  plan: ImportPlan,
  file: string,
  problems: Problems,
): void {
  const households = [...stored, ...plan.added].filter(({ grid }) => grid === code).length;
  if (households > mostHouseholds) {
    problems.error({ file }, '', `网格 ${code} 将有 ${households} 户，一个网格最多登记 ${mostHouseholds} 户`);
  }
}

async function carryOut({ added, changed }: ImportPlan): Promise<void> {
  for (let at = 0; at < added.length; at += rowsAtOnce) {
    if (await insertHouseholds(added.slice(at, at + rowsAtOnce))) throw changedMeanwhile();
  }
  for (let at = 0; at < changed.length; at += writesAtOnce) {
    const done = await Promise.all(
      changed
        .slice(at, at + writesAtOnce)
        .map(({ before: { edition, dueOn, lastVisitOn }, after: { _id, ...after } }) =>
          // A visit made meanwhile is no new edition, and must not be undone.
          updateHousehold(_id, edition, after, { dueOn, lastVisitOn }),
        ),
    );
    if (done.some((one) => one !== true)) throw changedMeanwhile();
  }
}

function changedMeanwhile(): AppError {
  return new AppError('HOUSEHOLD_CHANGED', 'changed during an import', '导入时有人改了台账，请再导入一次同一个文件');
}

function changeLines({ added, changed, same }: ImportPlan): string[] {
  const people = added.reduce((sum, household) => sum + household.people.length, 0);
  const lines = [
    added.length > 0 ? `新增 ${added.length} 户 ${people} 人` : '',
    changed.length > 0 ? `更新 ${changed.length} 户` : '',
    same > 0 ? `${same} 户没有变化` : '',
  ];
  return lines.filter(Boolean);
}
