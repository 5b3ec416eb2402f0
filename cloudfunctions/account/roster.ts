import type { Change, Plan } from '../exchange/import-plan';
import type { OfficerRow } from '../exchange/officers-file';
import type { Problems } from '../exchange/problem';
import { homeOf, isOpen } from '../exchange/wanted-people';
import type { Grid } from '../grid/grid';
import { type Actor, holds, type Person, type RoleGrant, type RoleName } from '../platform/identity';
import { notToGive } from './granting';
import { mayGrant } from './policy';
import { roleNames } from './roles';

/** Names a line lists before it says how many more. */
const mostNames = 12;

/** Rows of a roster may only name what lies in the place it is imported for. */
export function checkInPlace(rows: readonly OfficerRow[], scope: string, problems: Problems): void {
  for (const row of rows) {
    const outside = row.scopes.find((code) => !code.startsWith(scope));
    if (outside) problems.error(row.at, row.called('scopes'), `${outside} 不在您管理的范围（${scope}）内`);
  }
}

/**
 * Nobody changes people who also answer elsewhere: their rows say all roles, and one left out would end. Nor those who
 * served elsewhere last: their row is bound to a WeChat.
 */
export function checkOnlyOwnPeople(plan: Plan, scope: string, file: string, now: Date, problems: Problems): void {
  for (const { before, after } of plan.people) {
    if (!before) continue;
    const open = before.roles.filter((grant) => isOpen(grant, now));
    const elsewhere = open.find((grant) => !grant.scope.startsWith(scope));
    if (elsewhere) problems.error({ file }, '', `${after.name}在别处（${elsewhere.scope}）还有职务，请由上一级修改`);
    const home = homeOf(before);
    if (open.length === 0 && !home.startsWith(scope))
      problems.error({ file }, '', `${after.name}在别处（${home}）任职过，请由上一级修改`);
  }
}

/** Every role that begins or ends is the caller's to give, as where roles are given one by one. */
export function checkMayGrant(
  plan: Plan,
  rows: readonly OfficerRow[],
  actor: Actor,
  file: string,
  now: Date,
  problems: Problems,
): void {
  for (const { before, after } of plan.people) {
    const [held, wanted] = [openRoles(before, now), openRoles(after, now)];
    const foreign = (grants: readonly RoleGrant[], stays: (grant: RoleGrant) => boolean): RoleGrant[] =>
      grants.filter((grant) => !stays(grant) && !mayGrant(actor, grant));
    for (const { role, scope } of foreign(wanted, (grant) => held.some((other) => isSamePost(grant, other)))) {
      const row = rows.find((one) => one.name === after.name && one.role === role && one.scopes.includes(scope));
      problems.error(row?.at ?? { file }, row?.called('role') ?? '', notToGive(role));
    }
    for (const { role, scope } of foreign(held, (grant) =>
      wanted.some((other) => isSamePost(grant, other) || isSamePost(other, grant)),
    )) {
      const who = role === 'leader' ? '镇社会事务办' : '上一级';
      const words = `${after.name}的${roleNames[role]}职务（${scope}）不是您安排的，请由${who}修改`;
      problems.error({ file }, '', words);
    }
  }
}

function openRoles(person: Person | undefined, now: Date): RoleGrant[] {
  return person?.roles.filter((grant) => isOpen(grant, now)) ?? [];
}

/** One that begins sooner than it was given is another: it would be given now. */
function isSamePost(one: RoleGrant, other: RoleGrant): boolean {
  const same = one.role === other.role && one.scope === other.scope && one.department === other.department;
  return same && one.from >= other.from;
}

/** Roles without which a place has nobody to turn to. */
const covered: ReadonlyArray<[role: RoleName, word: string]> = [
  ['officer', '网格责任人'],
  ['centreLead', '社区负责人'],
  ['townOffice', '镇社会事务办人员'],
];

/** A place that had somebody must not be left with nobody. */
export function checkCovered(plan: Plan, stored: readonly Person[], file: string, now: Date, problems: Problems): void {
  if (problems.errorCount > 0) return;
  const after = new Map(stored.map((person) => [person._id, person]));
  for (const change of plan.people) after.set(change.after._id, change.after);
  for (const [role, word] of covered) {
    const held = heldScopes([...after.values()], role, now);
    for (const scope of heldScopes(stored, role, now)) {
      if (!held.has(scope)) problems.error({ file }, '', `导入后 ${scope} 将没有${word}，请在表中写明由谁接手`);
    }
  }
}

function heldScopes(people: readonly Person[], role: RoleName, now: Date): Set<string> {
  const grants = people.flatMap(({ roles }) => roles.filter((grant) => grant.role === role && holds(grant, now)));
  return new Set(grants.map(({ scope }) => scope));
}

/** Of the grids those that get another officer, or whose officer's name they are found by changes. */
export function staffedAnew(grids: ReadonlyArray<Change<Grid>>): Array<Change<Grid>> {
  return grids.filter(({ before, after }) => before && (getsOther({ before, after }) || isFoundAnew(before, after)));
}

function getsOther({ before, after }: Change<Grid>): boolean {
  return before?.officerId !== after.officerId;
}

/** The order of pieces says nothing. */
function isFoundAnew(before: Grid, after: Grid): boolean {
  return [...before.terms].sort().join() !== [...after.terms].sort().join();
}

/** What a roster would change, a sentence a line. */
export function changeLines({ people, grids }: Pick<Plan, 'people' | 'grids'>, now: Date): string[] {
  const serves = (person: Person | undefined): boolean => Boolean(person?.roles.some((grant) => isOpen(grant, now)));
  const added = people.filter(({ before }) => !before);
  const leaving = people.filter(({ before, after }) => serves(before) && !serves(after));
  const anew = grids.filter(getsOther).length;
  const changed = people.filter((change) => change.before && !leaving.includes(change));
  const lines = [
    line('新增', added),
    line('修改', changed),
    line('不再任职', leaving),
    anew > 0 ? `${anew} 个网格换责任人` : '',
  ].filter(Boolean);
  return lines.length > 0 ? lines : ['与现有人员一致，没有变化'];
}

function line(word: string, changes: ReadonlyArray<Change<Person>>): string {
  if (changes.length === 0) return '';
  const names = changes.slice(0, mostNames).map(({ after }) => after.name);
  const more = changes.length > names.length ? '等' : '';
  return `${word} ${changes.length} 人：${names.join('、')}${more}`;
}
