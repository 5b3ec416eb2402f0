import { dateOf, dateText, dutyHoursText, onDuty, shiftsText } from '../platform/duty-hours';
import {
  type Desk,
  type Grid,
  type GridKind,
  type GridRow,
  type GridWithPeople,
  gridKindNames,
  type Region,
} from './grid';
import { nextDutyText } from './next-duty';
import { answeringAt } from './officer';
import { type Corner, outlineOf } from './outline';

/** A place by code and everyday name. */
export interface Place {
  code: string;
  name: string;
}

/** What the plan publishes of a grid's officer: 照片、姓名、联系电话、工作内容和管理服务职责. Never an openid. */
export interface OfficerCard {
  name: string;
  phone: string;
  /** Storage file id, or ''. */
  photo: string;
  duties: string[];
  /** `李军 12月1日前休假，由王芳代班`, or '' for the grid's own officer. */
  standIn: string;
  /** Shifts of the coming week first, `今天 17:00–21:00`; then `周一至周五 08:30–12:00、14:00–17:30`, a line for each set of days. */
  dutyHours: string[];
  onDuty: boolean;
  /** `值班中，至 17:30`, `明天 08:30`, or '' without a rota. */
  nextDuty: string;
}

/** The contact card (联系卡) of a grid. */
export interface GridCard {
  code: string;
  /** E.g. 第八网格(基础). */
  name: string;
  kind: GridKind;
  kindName: string;
  community: Place;
  town: Place;
  estates: string[];
  /** null while nobody is responsible: the desk then stands in. */
  officer: OfficerCard | null;
  supervisionPhone: string;
  /** The community's 受理中心. */
  desk: Desk;
  /** Outer ring in GCJ-02 degrees, at most 80 corners, the first repeated at the end. */
  border: Corner[];
  /** GCJ-02 degrees. */
  centre: { longitude: number; latitude: number };
  /** The grid that was asked for, when it is no more and this one follows on its ground; else ''. */
  retiredName: string;
}

/** A grid in a list. */
export interface GridItem {
  code: string;
  name: string;
  kind: GridKind;
  kindName: string;
  community: string;
  communityName: string;
  townName: string;
  estates: string[];
  /** '' while nobody is responsible. */
  officerName: string;
}

export function presentCard(grid: GridWithPeople, now: Date): GridCard {
  const { communityRegion, townRegion } = grid;
  return {
    code: grid.code,
    name: grid.name,
    kind: grid.kind,
    kindName: gridKindNames[grid.kind],
    community: { code: grid.community, name: grid.communityName },
    town: { code: grid.town, name: grid.townName },
    estates: grid.estates,
    officer: presentOfficer(grid, now),
    supervisionPhone: communityRegion?.supervisionPhone || townRegion?.supervisionPhone || '',
    desk: deskOf(grid),
    border: borderOf(grid),
    centre: grid.centreGcj02,
    retiredName: '',
  };
}

/** Where people go when there is no officer to ask: the community's desk, else the town's. */
export function deskOf({ communityRegion, townRegion }: Pick<GridWithPeople, 'communityRegion' | 'townRegion'>): Desk {
  const reachable = [communityRegion?.desk, townRegion?.desk].find((desk) => desk?.name && desk.phone);
  return reachable ?? communityRegion?.desk ?? { name: '', phone: '', address: '' };
}

export function presentItem(row: GridRow, now: Date): GridItem {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind,
    kindName: gridKindNames[row.kind],
    community: row.community,
    communityName: row.communityName,
    townName: row.townName,
    estates: row.estates,
    officerName: answeringAt(row, row.staff, now).officer?.name ?? '',
  };
}

export function presentPlace(region: Pick<Region, 'code' | 'shortName'>): Place {
  return { code: region.code, name: region.shortName };
}

function presentOfficer({ officer, absent }: GridWithPeople, now: Date): OfficerCard | null {
  if (!officer) return null;
  const { name, phone, photo, duties, dutyHours, shifts = [] } = officer;
  return {
    name,
    phone,
    photo,
    duties,
    standIn: absent ? `${absent.name} ${dateText(dateOf(absent.until))}前休假，由${name}代班` : '',
    dutyHours: [...shiftsText(shifts, now), ...dutyHoursText(dutyHours)],
    onDuty: onDuty(dutyHours, now, shifts),
    nextDuty: nextDutyText(dutyHours, now, shifts),
  };
}

function borderOf({ borderGcj02 }: Pick<Grid, 'borderGcj02'>): Corner[] {
  return outlineOf(borderGcj02.coordinates[0] ?? []);
}
