import { roleNames } from '../account/roles';
import type { DutyPeriod } from '../platform/duty-hours';
import type { Person, RoleName } from '../platform/identity';
import { readDutyHours } from './duty-hours-text';
import { phoneProblem } from './phone';
import { type Photo, readPhoto } from './photo';
import type { Position, Problems } from './problem';
import type { Sheet } from './sheet';
import { type Columns, readTable, type TableRow } from './table';

/** A row of an officers file: one person in one role, over one or several places. */
export interface OfficerRow {
  at: Position;
  /** What the file calls its columns, for messages of later checks. */
  called(field: OfficerField): string;
  /** The office's own number of a person, or ''. */
  id: string;
  name: string;
  phone: string;
  photo: Photo | undefined;
  duties: string[];
  dutyHours: DutyPeriod[];
  role: Exclude<RoleName, 'resident'>;
  /** Codes of grids for an officer; of communities, towns or districts for the other roles. */
  scopes: string[];
  department: string;
  committeeMember: boolean;
  phase: Person['phase'] | undefined;
}

const columns = {
  id: ['id', '工号'],
  name: ['name', '姓名'],
  phone: ['phone', '电话', '联系电话'],
  photo: ['photo', '照片'],
  duties: ['duties', '职责', '工作职责'],
  dutyHours: ['dutyHours', '值班时间'],
  scopes: ['grids', 'scopes', '网格', '负责范围'],
  role: ['role', '角色'],
  department: ['department', '部门'],
  committeeMember: ['committeeMember', '两委成员'],
  phase: ['phase', '岗位阶段'],
  phaseFrom: ['phaseFrom', '阶段开始日期'],
} as const satisfies Columns<string>;

export type OfficerField = keyof typeof columns;
type Row = TableRow<OfficerField>;

const phases: Record<string, Person['phase']['kind']> = {
  dualPost: 'dualPost',
  双岗双责: 'dualPost',
  multiDuty: 'multiDuty',
  一岗多责: 'multiDuty',
};
const yesNo: Record<string, boolean> = {
  是: true,
  true: true,
  '1': true,
  否: false,
  false: false,
  '0': false,
  '': false,
};

/** Names of the header that tell an officers file from any other. */
export const officerHeader = (header: readonly string[]): boolean =>
  [columns.name, columns.phone].every((known) => header.some((name) => (known as readonly string[]).includes(name)));

/**
 * Reads and checks each row by itself; whether its places exist is told by `checkPlaces`.
 *
 * @param folder where relative photo paths begin; undefined where a table cannot bring photos along
 */
export function readOfficers(sheet: Sheet, folder: string | undefined, problems: Problems): OfficerRow[] {
  const table = readTable(sheet, columns, ['name', 'phone', 'scopes'], problems);
  return table.rows.map((row) => readRow(row, folder, problems)).filter((row) => row !== undefined);
}

function readRow(row: Row, folder: string | undefined, problems: Problems): OfficerRow | undefined {
  const { at, called, values } = row;
  const before = problems.errorCount;
  const error = (field: OfficerField, reason: string): void => problems.error(at, called(field), reason);

  if (values.id !== '' && !/^[A-Za-z0-9_-]{1,40}$/.test(values.id)) error('id', '工号只能有字母、数字和短横线');
  if (values.name === '' || values.name.length > 20) error('name', '姓名应为 1 至 20 个字');
  const wrongPhone = phoneProblem(values.phone);
  if (wrongPhone) error('phone', wrongPhone);
  const role = roleOf(values.role);
  if (!role) error('role', `不认识的角色“${values.role}”`);
  const scopes = [...new Set(listOf(values.scopes))];
  if (scopes.length === 0) error('scopes', '请填写负责的网格编号，多个用；隔开');
  const hours = readDutyHours(values.dutyHours);
  if ('problem' in hours) error('dutyHours', hours.problem);
  const photo = values.photo === '' ? undefined : photoOf(folder, values.photo);
  if (photo && 'problem' in photo) error('photo', photo.problem);
  const committeeMember = yesNo[values.committeeMember];
  if (committeeMember === undefined) error('committeeMember', '请填“是”或“否”');
  const phase = readPhase(row, error);

  if (problems.errorCount > before) return undefined;
  if (!role || 'problem' in hours || (photo && 'problem' in photo) || committeeMember === undefined) return undefined;
  if (role === 'officer' && !committeeMember) {
    problems.warn(at, called('committeeMember'), `${values.name}不是两委成员，网格责任人一般由两委成员担任，请确认`);
  }
  const { id, name, phone, department } = values;
  const duties = values.duties
    .split(/[;；]/)
    .map((duty) => duty.trim())
    .filter(Boolean);
  return {
    at,
    called,
    id,
    name,
    phone,
    photo,
    duties,
    dutyHours: hours.periods,
    role,
    scopes,
    department,
    committeeMember,
    phase,
  };
}

function photoOf(folder: string | undefined, path: string): Photo | { problem: string } {
  if (folder !== undefined) return readPhoto(folder, path);
  return { problem: '表格带不进照片，请清空这一列，导入后在人员页面里给本人添加照片' };
}

function readPhase(row: Row, error: (field: OfficerField, reason: string) => void): Person['phase'] | undefined {
  const { phase, phaseFrom } = row.values;
  if (phase === '' && phaseFrom === '') return undefined;
  const kind = phases[phase];
  if (!kind) error('phase', `岗位阶段应为“双岗双责”或“一岗多责”，现为“${phase}”`);
  const from = new Date(`${phaseFrom.replaceAll('/', '-')}T00:00:00+08:00`);
  if (Number.isNaN(from.getTime())) error('phaseFrom', `日期请写成 2024-03-01，现为“${phaseFrom}”`);
  return kind && !Number.isNaN(from.getTime()) ? { kind, from } : undefined;
}

function roleOf(text: string): Exclude<RoleName, 'resident'> | undefined {
  if (text === '') return 'officer';
  const found = (Object.entries(roleNames) as Array<[RoleName, string]>).find(
    ([role, word]) => text === role || text === word,
  );
  return found && found[0] !== 'resident' ? found[0] : undefined;
}

function listOf(text: string): string[] {
  return text.split(/[;；、,，\s]+/).filter(Boolean);
}
