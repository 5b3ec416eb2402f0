import { phaseAt } from '../account/person-settled';
import { roleNames } from '../account/roles';
import { chinaTime, dutyHoursText } from '../platform/duty-hours';
import { holds, type Person, type RoleGrant } from '../platform/identity';
import { type TableFormat, type WrittenColumn, writeTable } from './write-table';

/** A person in one role, over the places they hold it for. */
interface RosterRow {
  person: Person;
  phase: Person['phase'];
  role: RoleGrant['role'];
  department: string;
  scopes: string[];
}

const phases: Record<Person['phase']['kind'], string> = { dualPost: '双岗双责', multiDuty: '一岗多责' };

const columns: ReadonlyArray<WrittenColumn<RosterRow>> = [
  { name: '工号', width: 24, value: ({ person }) => person._id },
  { name: '姓名', width: 10, value: ({ person }) => person.name },
  { name: '电话', width: 16, value: ({ person }) => person.phone },
  { name: '角色', width: 22, value: ({ role }) => roleNames[role] },
  { name: '负责范围', width: 36, value: ({ scopes }) => scopes.join('；') },
  { name: '部门', width: 14, value: ({ department }) => department },
  { name: '职责', width: 30, value: ({ person }) => person.duties.join('；') },
  { name: '值班时间', width: 36, value: ({ person }) => dutyHoursText(person.dutyHours).join('；') },
  { name: '两委成员', width: 10, value: ({ person }) => (person.committeeMember ? '是' : '否') },
  { name: '岗位阶段', width: 12, value: ({ phase }) => phases[phase.kind] },
  { name: '阶段开始日期', width: 16, value: ({ phase }) => chinaTime(phase.from).format('YYYY-MM-DD') },
];

/**
 * People as a roster that `readOfficers` takes again, unchanged: what they hold today at the places named, stand-ins
 * apart; work phones, no photos, no WeChat.
 */
export function writeRoster(
  people: readonly Person[],
  places: readonly string[],
  format: TableFormat,
  now: Date,
): Buffer {
  const there = new Set(places);
  return writeTable(
    columns,
    people.flatMap((person) => rowsOf(person, there, now)),
    format,
    '花名册',
  );
}

/** The roles a roster tells: those that hold today, stand-ins apart. */
export function rolesOnRoster(roles: readonly RoleGrant[], now: Date): RoleGrant[] {
  return roles.filter((grant) => holds(grant, now) && !grant.standInFor);
}

function rowsOf(person: Person, places: ReadonlySet<string>, now: Date): RosterRow[] {
  const rows = new Map<string, RosterRow>();
  const today = rolesOnRoster(person.roles, now).filter(({ scope }) => places.has(scope));
  for (const { role, scope, department = '' } of today) {
    const key = `${role}/${department}`;
    const row = rows.get(key) ?? { person, phase: phaseAt(person, now), role, department, scopes: [] };
    row.scopes.push(scope);
    rows.set(key, row);
  }
  return [...rows.values()];
}
