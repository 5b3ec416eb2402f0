import { roleNames } from '../account/roles';
import { chinaTime, dutyHoursText } from '../platform/duty-hours';
import type { Person, RoleGrant } from '../platform/identity';
import { isOpen } from './wanted-people';
import { type TableFormat, type WrittenColumn, writeTable } from './write-table';

/** A person in one role, over the places they hold it for. */
interface RosterRow {
  person: Person;
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
  { name: '岗位阶段', width: 12, value: ({ person }) => phases[person.phase.kind] },
  { name: '阶段开始日期', width: 16, value: ({ person }) => chinaTime(person.phase.from).format('YYYY-MM-DD') },
];

/** People as a roster that `readOfficers` takes again, unchanged: work phones, no photos, no WeChat. */
export function writeRoster(people: readonly Person[], format: TableFormat, now: Date): Buffer {
  return writeTable(
    columns,
    people.flatMap((person) => rowsOf(person, now)),
    format,
    '花名册',
  );
}

function rowsOf(person: Person, now: Date): RosterRow[] {
  const rows = new Map<string, RosterRow>();
  for (const { role, scope, department = '' } of person.roles.filter((grant) => isOpen(grant, now))) {
    const key = `${role}/${department}`;
    const row = rows.get(key) ?? { person, role, department, scopes: [] };
    row.scopes.push(scope);
    rows.set(key, row);
  }
  return [...rows.values()];
}
