import { phoneProblem } from '../exchange/phone';
import type { Position, Problems } from '../exchange/problem';
import type { Sheet } from '../exchange/sheet';
import { type Columns, readTable, type TableRow } from '../exchange/table';
import { type CareTag, careTagNames, careTags, type Household } from './household';
import { openTextProblem, sensitiveProblem } from './sensitive';
import type { PersonFields } from './write-household';

/** A household as a file says it: a line a person, one address one household. */
export interface FileHousehold {
  at: Position;
  /** As the file names it: a code or a name. */
  grid: string;
  gridCalled: string;
  address: string;
  people: PersonFields[];
  tags: CareTag[];
  /** 0 for the town's own. */
  intervalDays: number;
  /** '' where the file says none. */
  lastVisitOn: string;
  /** GCJ-02 degrees. */
  point: Household['point'];
  note: string;
}

const columns = {
  grid: ['网格', '网格编号', 'grid'],
  address: ['住址', '地址', 'address'],
  name: ['姓名', 'name'],
  relation: ['与户主关系', '关系', 'relation'],
  phone: ['电话', '联系电话', 'phone'],
  birthYear: ['出生年份', '出生年', 'birthYear'],
  tags: ['关爱标签', '标签', 'tags'],
  intervalDays: ['走访间隔', '走访间隔天数', 'intervalDays'],
  lastVisitOn: ['上次走访', 'lastVisitOn'],
  longitude: ['经度', 'longitude'],
  latitude: ['纬度', 'latitude'],
  note: ['备注', 'note'],
} as const satisfies Columns<string>;

type Field = keyof typeof columns;
type Row = TableRow<Field>;

const tagOf = new Map<string, CareTag>(
  careTags.flatMap((tag) => [[tag, tag] as const, [careTagNames[tag], tag] as const]),
);

/** Reads a register; what is wrong is said line by line, and then nothing may be carried out. */
export function readRegister(sheet: Sheet, problems: Problems): FileHousehold[] {
  const table = readTable(sheet, columns, ['grid', 'address', 'name'], problems);
  const households = new Map<string, FileHousehold>();
  for (const row of table.rows) {
    const read = readRow(row, problems);
    if (!read) continue;
    const key = `${read.grid}\n${read.address.replace(/\s/g, '')}`;
    const known = households.get(key);
    if (known) addLine(known, read, row, problems);
    else households.set(key, read);
  }
  return [...households.values()];
}

function readRow(row: Row, problems: Problems): FileHousehold | undefined {
  const { at, called, values } = row;
  const before = problems.errorCount;
  const error = (field: Field, reason: string): void => problems.error(at, called(field), reason);
  const { grid, address, name, relation, phone, note } = values;
  if (grid === '') error('grid', '请填写网格的编号或名称');
  if (address.length < 2 || address.length > 60) error('address', '住址应为 2 至 60 个字');
  if (!/^[\p{L}\p{M}·. ]{1,20}$/u.test(name)) error('name', '姓名应为 1 至 20 个字，不能有数字和符号');
  if (relation.length > 10) error('relation', '与户主关系最多 10 个字');
  const wrongPhone = phone === '' ? undefined : phoneProblem(phone);
  if (wrongPhone) error('phone', wrongPhone);
  if (note.length > 200) error('note', '备注最多 200 个字');
  const sensitiveName = sensitiveProblem(name);
  if (sensitiveName) error('name', sensitiveName);
  for (const field of ['address', 'relation', 'note', 'tags'] as const) {
    const sensitive = openTextProblem(values[field]);
    if (sensitive) error(field, sensitive);
  }
  const birthYear = numberIn(values.birthYear, 1900, 2100);
  if (birthYear === undefined) error('birthYear', `出生年份应为四位数字，现为“${values.birthYear}”`);
  const intervalDays = numberIn(values.intervalDays, 1, 365);
  if (intervalDays === undefined) error('intervalDays', '走访间隔应为 1 至 365 天，空着按镇里的规定');
  const lastVisitOn = values.lastVisitOn.replaceAll('/', '-');
  if (lastVisitOn !== '' && !isDay(lastVisitOn)) error('lastVisitOn', '日期请写成 2026-03-01');
  const tags = tagsIn(values.tags, (word) =>
    error('tags', `没有“${word}”这个标签，只能填：${Object.values(careTagNames).join('、')}`),
  );
  const point = pointIn(values.longitude, values.latitude);
  if (point === undefined) error('longitude', '经度、纬度要一起填写，例如 117.21、31.86');
  if (problems.errorCount > before || birthYear === undefined || intervalDays === undefined || point === undefined) {
    return undefined;
  }
  return {
    at,
    grid,
    gridCalled: called('grid'),
    address,
    people: [{ name, phone, birthYear, relation }],
    tags,
    intervalDays: intervalDays ?? 0,
    lastVisitOn,
    point,
    note,
  };
}

/** Another person of a household: what is said of all of them must not differ between its lines. */
function addLine(household: FileHousehold, more: FileHousehold, { at, called }: Row, problems: Problems): void {
  const differs = (field: 'note' | 'lastVisitOn' | 'intervalDays'): boolean => {
    const [was, is] = [household[field], more[field]];
    return Boolean(was) && Boolean(is) && was !== is;
  };
  for (const field of ['note', 'lastVisitOn', 'intervalDays'] as const) {
    if (differs(field)) problems.error(at, called(field), `与第 ${household.at.line} 行不一致，同一住址要写一样或空着`);
  }
  const [person] = more.people;
  if (person && household.people.some(({ name, phone }) => name === person.name && phone === person.phone)) {
    problems.error(at, called('name'), `与第 ${household.at.line} 行是同一个人，请删去一行`);
  }
  household.people.push(...more.people);
  if (household.people.length === 21) problems.error(at, called('address'), '一户最多登记 20 人');
  household.tags = careTags.filter((tag) => household.tags.includes(tag) || more.tags.includes(tag));
  household.note ||= more.note;
  household.lastVisitOn ||= more.lastVisitOn;
  household.intervalDays ||= more.intervalDays;
  household.point ??= more.point;
}

function tagsIn(text: string, unknown: (word: string) => void): CareTag[] {
  const words = text.split(/[;；、,，\s]+/).filter(Boolean);
  const tags = words.map((word) => tagOf.get(word) ?? unknown(word));
  return careTags.filter((tag) => tags.includes(tag));
}

/** null for an empty cell, undefined for what is no such number. */
function numberIn(text: string, least: number, most: number): number | null | undefined {
  if (text === '') return null;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

/** Coordinates of addresses come as maps show them, in GCJ-02. */
function pointIn(longitude: string, latitude: string): Household['point'] | undefined {
  if (longitude === '' && latitude === '') return null;
  const point = { longitude: Number(longitude), latitude: Number(latitude) };
  const inChina = point.longitude >= 73 && point.longitude <= 136 && point.latitude >= 3 && point.latitude <= 54;
  return inChina ? point : undefined;
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T12:00:00Z`);
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
