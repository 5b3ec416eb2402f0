import { boolean, maxLength, minLength, pipe, strictObject, string, trim } from 'valibot';
import { carryOut } from '../../exchange/carry-out';
import { type Plan, planImport } from '../../exchange/import-plan';
import { type OfficerRow, readOfficers } from '../../exchange/officers-file';
import { Problems } from '../../exchange/problem';
import { readSheet } from '../../exchange/read-sheet';
import { mostFileBytes } from '../../exchange/sheet';
import { type ToldProblems, told } from '../../exchange/told';
import { derivedId } from '../../exchange/wanted-people';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { type Actor, hasRole } from '../../platform/identity';
import { writeLog } from '../../platform/log';
import { readUpload } from '../../platform/uploads';
import { invitingRoles } from '../roles';
import { changeLines, checkCovered, checkInPlace, checkMayGrant, checkOnlyOwnPeople, staffedAnew } from '../roster';
import { findPeople, findRegionsAround, listStaff, listWholeGrids, mostRows, rosterStore } from '../roster-repository';

/** What came of a roster. With a problem nothing was changed. */
export interface RosterImport extends ToldProblems {
  /** Rows of the file. */
  rows: number;
  /** What changes, a sentence a line. */
  changes: string[];
  /** Whether it was carried out. */
  applied: boolean;
}

/**
 * Reads a roster (花名册) of a place and lays it over the people there; `dryRun` only says what it would change. The rows of a
 * person say all their roles; people it does not name stay. Carried out in steps that may be repeated: after a break or a
 * lost answer the same file mends it and doubles nothing. About five calls to read a community and, for a town, one more
 * each community; writing is one or two a person and one a grid.
 *
 * Every role it gives or ends must be the caller's to give.
 *
 * @throws FORBIDDEN the caller does not manage the place
 * @throws FILE_REFUSED the upload is not there or too large
 * @throws PERSON_CHANGED somebody changed a person meanwhile; the same file can be imported again
 */
export const importRoster = defineAction({
  input: strictObject({
    scope: codeInput,
    fileId: pipe(string(), maxLength(400)),
    fileName: pipe(string(), trim(), minLength(1), maxLength(200, '文件名太长了，请改短后再选')),
    dryRun: boolean(),
  }),
  async run({ scope, fileId, fileName, dryRun }, context): Promise<RosterImport> {
    const actor = await context.actor();
    if (!hasRole(actor, invitingRoles, scope)) throw new AppError('FORBIDDEN', 'does not manage this place');
    const { now } = context;
    const problems = new Problems();
    const sheet = readSheet(fileName, await readUpload(fileId, mostFileBytes), problems);
    const rows = sheet ? readOfficers(sheet, undefined, problems) : [];
    if (rows.length > mostRows) problems.error({ file: fileName }, '', `一次最多导入 ${mostRows} 行，请按社区分开`);
    if (sheet && rows.length === 0 && problems.errorCount === 0) {
      problems.error({ file: fileName }, '', '表中没有人员，表头下面至少要有一行');
    }
    checkInPlace(rows, scope, problems);
    if (problems.errorCount > 0) return { ...told(problems.list), rows: rows.length, changes: [], applied: false };
    const plan = await planRoster(actor, scope, fileName, rows, now, problems);
    const refused = problems.errorCount > 0;
    const applied = !refused && !dryRun;
    if (applied) {
      await carryOut(plan, rosterStore(now, context.requestId));
      writeLog({ imported: 'roster', scope, by: actor.personId, people: plan.people.length });
    }
    const changes = refused ? [] : changeLines(plan, now);
    return { ...told(problems.list), rows: rows.length, changes, applied };
  },
});

async function planRoster(
  actor: Actor,
  scope: string,
  file: string,
  rows: readonly OfficerRow[],
  now: Date,
  problems: Problems,
): Promise<Plan> {
  const regions = await findRegionsAround(scope);
  const communities = regions.filter(({ code, level }) => level === 'community' && code.startsWith(scope));
  const grids = await listWholeGrids(communities.map(({ code }) => code));
  const places = [...new Set([scope, ...communities.map(({ code }) => code), ...grids.map(({ code }) => code)])];
  // Also those who serve nowhere now: who comes back keeps their WeChat and history.
  const homes = [...communities.map(({ code }) => code), scope];
  const ids = rows.flatMap(({ id, name }) => (id ? [id] : homes.map((home) => derivedId(home, name))));
  const people = new Map(
    [...(await listStaff(places)), ...(await findPeople([...new Set(ids)]))].map((one) => [one._id, one]),
  );
  const stored = { regions, grids, people: [...people.values()] };
  const plan = planImport({ regions: [], grids: [], officers: [...rows] }, stored, now, problems);
  checkOnlyOwnPeople(plan, scope, file, now, problems);
  if (problems.errorCount === 0) checkMayGrant(plan, rows, actor, file, now, problems);
  checkCovered(plan, stored.people, file, now, problems);
  // Of a part of the district's rows nothing follows for the ground of regions.
  return { ...plan, regions: [], grids: staffedAnew(plan.grids) };
}
