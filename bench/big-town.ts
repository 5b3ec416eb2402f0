import type { Case } from '../cloudfunctions/case/case';
import { startClock } from '../cloudfunctions/case/clock';
import { chainEvent } from '../cloudfunctions/case/events';
import { openCase } from '../cloudfunctions/case/open-case';
import type { Grid, GridWithPeople, Region } from '../cloudfunctions/grid/grid';
import { searchTermsOf } from '../cloudfunctions/grid/terms';
import { defaultSettings } from '../cloudfunctions/platform/default-settings';
import type { Person } from '../cloudfunctions/platform/identity';
import type { Category } from '../cloudfunctions/platform/settings';
import type { LocalCloud } from '../local/cloud';

/** A town of forty square grids with an officer each, large enough to measure in. */
export const town = '340104100';
const columns = 8;
const rows = 5;
const side = 0.01;
const corner = { longitude: 117.1, latitude: 31.8 };

export const gridCode = (index: number): string => `340104100001${String(index + 1).padStart(3, '0')}`;
export const officerOf = (index: number): string => `bench-officer-${index}`;
export const gridCount = columns * rows;
/** Watches over the community all the grids lie in. */
export const leader = 'bench-leader';

/** A point inside a grid, in GCJ-02 degrees. */
export function pointIn(index: number): { longitude: number; latitude: number } {
  return {
    longitude: corner.longitude + (index % columns) * side + side / 2,
    latitude: corner.latitude + Math.floor(index / columns) * side + side / 2,
  };
}

export function fillTown({ database, clock }: LocalCloud): void {
  // Nothing of what is filled in is left to be projected: the timer finds only what is measured.
  database.insertMany('watermarks', [{ _id: 'project', at: new Date(clock.now()) }]);
  const desk = { name: '社区受理中心', phone: '0551-65000001', address: '便民路 1 号' };
  const region = (code: string, level: Region['level'], parent: string): Region => ({
    _id: code,
    code,
    name: code,
    shortName: '社区',
    level,
    parent,
    desk,
    supervisionPhone: '0551-65000002',
  });
  database.insertMany('regions', [region(town, 'town', '340104'), region('340104100001', 'community', town)]);
  const officers = grids().flatMap(({ officer }) => officer ?? []);
  const watching = officers.slice(0, 1).map((officer): Person => {
    const scope = '340104100001';
    const roles = [{ role: 'leader' as const, scope, from: new Date(0) }];
    return { ...officer, _id: leader, openid: leader, name: '包联领导', roles, scopes: [scope] };
  });
  database.insertMany('people', [...officers, ...watching]);
  database.insertMany(
    'grids',
    grids().map(({ officer, absent, communityRegion, townRegion, ...grid }): Grid => grid),
  );
}

function grids(): GridWithPeople[] {
  const at = new Date(0);
  return Array.from({ length: gridCount }, (_, index): GridWithPeople => {
    const centre = pointIn(index);
    const [west, east] = [centre.longitude - side / 2, centre.longitude + side / 2];
    const [south, north] = [centre.latitude - side / 2, centre.latitude + side / 2];
    const code = gridCode(index);
    const officer: Person = {
      _id: officerOf(index),
      openid: officerOf(index),
      name: `网格员${index}`,
      phone: '13900001234',
      photo: '',
      duties: ['民政', '就业'],
      dutyHours: defaultSettings.officeHours,
      committeeMember: true,
      phase: { kind: 'multiDuty', from: at },
      roles: [{ role: 'officer', scope: code, from: at }],
      scopes: [code],
      district: '340104',
      town,
      community: '340104100001',
      noticeConsents: 0,
      updatedAt: at,
    };
    return {
      _id: code,
      code,
      name: `第${index + 1}网格`,
      kind: 'propertyManaged',
      district: '340104',
      town,
      community: '340104100001',
      communityName: '蜀山社区',
      townName: '井岗镇',
      borderGcj02: {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
      outlines: { z13: [], z15: [], z17: [] },
      centreGcj02: centre,
      households: 400,
      people: 1200,
      estates: [`小区${index}`],
      officerId: officer._id,
      terms: searchTermsOf(`第${index + 1}网格小区${index}`),
      updatedAt: at,
      officer,
      absent: null,
      communityRegion: null,
      townRegion: null,
    };
  });
}

/**
 * Adds cases until there are `total`: one in ten waits at a desk, the others were answered and closed. Those that wait
 * came within the last hour: the clocks, which run here as well, find nothing to do while it is measured.
 */
export function fillCases({ database, clock }: LocalCloud, from: number, total: number): void {
  const all = grids();
  const settings = { ...defaultSettings, town, version: 0 };
  const batch = 5_000;
  for (let start = from; start < total; start += batch) {
    const documents: Case[] = [];
    for (let index = start; index < Math.min(start + batch, total); index++) {
      const grid = all[index % gridCount];
      if (!grid) continue;
      const age = waits(index) ? (2 + (index % 43)) * 60_000 : (index % 500) * 3_600_000;
      documents.push(caseOf(index, grid, settings, new Date(clock.now() - age)));
    }
    database.insertMany('cases', documents);
  }
}

const waits = (index: number): boolean => Math.floor(index / gridCount) % 10 === 0;

const power: Category = categoryNamed('power');

function categoryNamed(code: string): Category {
  const found = defaultSettings.categories.find((one) => one.code === code);
  if (!found) throw new RangeError(`no category ${code}`);
  return found;
}

function caseOf(index: number, grid: GridWithPeople, settings: Parameters<typeof openCase>[2], at: Date): Case {
  const id = `bench-case-${index}`;
  const opened = openCase(
    {
      id,
      request: `request-${index}`.padEnd(16, '0'),
      reporter: `bench-resident-${index % 20_000}`,
      registeredBy: '',
      by: { role: 'resident' },
      category: power,
      text: `第 ${index} 件：楼道灯坏了三天，晚上老人看不见路，希望尽快来看看`,
      photos: [],
      place: { ...grid.centreGcj02, address: '十里店路' },
      urgent: index % 50 === 0,
      contact: null,
      noticeConsents: 0,
    },
    grid,
    settings,
    at,
  );
  // Real numbers are drawn from a hundred million: these are of another form, so that none meets one drawn in a run.
  const numbered = { ...opened, no: `seed-${index}` };
  if (waits(index)) return opened.urgent ? taken(numbered, settings, at) : numbered;
  const closed = chainEvent(id, opened.events[0], {
    seq: 2,
    at,
    action: 'settle',
    by: { role: 'officer', personId: grid.officerId, name: '网格员' },
    desk: grid.code,
    from: 'submitted',
    to: 'answered',
    request: `settle-${index}`.padEnd(16, '0'),
    publicText: '已换灯泡，请查看',
    outcome: 'solved',
  });
  return {
    ...numbered,
    version: 2,
    state: 'closed',
    queues: [],
    watched: [],
    priority: -1,
    open: false,
    stage: null,
    dueAt: null,
    clockStep: null,
    clockAt: null,
    outcome: 'solved',
    closedAt: at,
    events: [...opened.events, closed],
  };
}

/** Urgent, and somebody has it: one nobody looks at would be an alarm within minutes. */
function taken(opened: Case, settings: Parameters<typeof openCase>[2], at: Date): Case {
  const clock = startClock('handle', settings.limits.handle, at, settings);
  return { ...opened, state: 'accepted', ...clock, queueAt: clock.dueAt ?? at };
}
