import type { Grid, GridWithPeople, Region } from '../../cloudfunctions/grid/grid';
import { withGround } from '../../cloudfunctions/grid/ground';
import { outlinesOf } from '../../cloudfunctions/grid/outline';
import { searchTermsOf } from '../../cloudfunctions/grid/terms';
import type { Person, RoleName } from '../../cloudfunctions/platform/identity';
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/services/api';
import { startTestCloud, type TestCloud, type TestCloudOptions } from './local-cloud';

/** Codes of a town small enough to hold in mind: two communities, three square grids in a row from west to east. */
export const codes = {
  district: '340104',
  town: '340104100',
  westCommunity: '340104100001',
  eastCommunity: '340104100002',
  westGrid: '340104100001001',
  middleGrid: '340104100001002',
  eastGrid: '340104100002001',
} as const;

/** Points in GCJ-02 degrees. */
export const places = {
  inWestGrid: { longitude: 117.205, latitude: 31.865, address: '十里店路 1 号' },
  inMiddleGrid: { longitude: 117.215, latitude: 31.865, address: '十里店路 21 号' },
  inEastGrid: { longitude: 117.225, latitude: 31.865, address: '十里店路 41 号' },
  outside: { longitude: 117.245, latitude: 31.865, address: '镇外' },
} as const;

/** A Tuesday in office hours: 2026-11-24 09:30 in China. */
export const officeMorning = Date.UTC(2026, 10, 24, 1, 30);

/** Test keys of `platform/encryption`: 32 bytes of 7. */
export const dataKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** Who works there. Openids are `<name>-openid`. */
export const staff = {
  wang: { name: '王芳', role: 'officer', scope: codes.westGrid },
  sun: { name: '孙强', role: 'officer', scope: codes.westGrid },
  li: { name: '李军', role: 'officer', scope: codes.middleGrid },
  zhao: { name: '赵敏', role: 'officer', scope: codes.eastGrid },
  chen: { name: '陈静', role: 'centreLead', scope: codes.westCommunity },
  clerk: { name: '周岚', role: 'centreClerk', scope: codes.westCommunity },
  office: { name: '刘洋', role: 'townOffice', scope: codes.town },
  townClerk: { name: '郑洁', role: 'townClerk', scope: codes.town },
  cityClerk: { name: '马超', role: 'townClerk', scope: codes.town, department: '城管所' },
  approver: { name: '何平', role: 'districtApprover', scope: codes.district },
  leader: { name: '高峰', role: 'leader', scope: codes.westCommunity },
} as const satisfies Record<string, { name: string; role: RoleName; scope: string; department?: string }>;

export type StaffId = keyof typeof staff;
export const openidOf = (id: string): string => `${id}-openid`;

/** What a refused call throws in tests: the code and the sentence the person would read. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly userMessage: string,
    readonly details: Record<string, unknown>,
  ) {
    super(`${code}: ${userMessage}`);
  }
}

export interface SmallTown {
  cloud: TestCloud;
  /** Calls an action as somebody; throws `Refused` where the screen would show an error. */
  call<N extends ActionName>(openid: string, name: N, data: InputOf<N>, requestId?: string): Promise<OutputOf<N>>;
  close(): Promise<void>;
}

/** A local cloud with the small town in it, its clock at a Tuesday morning. */
export async function startSmallTown(options: TestCloudOptions = {}): Promise<SmallTown> {
  const cloud = await startTestCloud({ ...options, env: { DATA_KEYS: dataKeys, ...options.env } });
  cloud.clock.setOffset(officeMorning - Date.now());
  fillSmallTown(cloud);
  return { cloud, call: callerOf(cloud), close: () => cloud.close() };
}

/** Rows as they lie in the database, as text: to prove what is and is not stored. */
export async function storedText(cloud: TestCloud, collection: string, id: string): Promise<string> {
  const query = JSON.stringify({ _id: id });
  const reply = await cloud.database.handle(
    'database.getDocument',
    { collectionName: collection, queryType: 'DOC', query },
    'test',
  );
  return JSON.stringify(reply.body);
}

let taps = 0;

/** Calls actions the way `miniprogram/services/cloud.ts` does. */
export function callerOf(cloud: TestCloud): SmallTown['call'] {
  return async <N extends ActionName>(openid: string, name: N, data: InputOf<N>, requestId?: string) => {
    const [functionName = '', action = ''] = name.split('.');
    const event = { action, data, requestId: requestId ?? `tap-${String(++taps).padStart(16, '0')}` };
    const reply = await cloud.invoke<{
      data?: unknown;
      error?: { code: string; message: string; details?: Record<string, unknown> };
    }>(functionName, event, { openid });
    if (reply.error) throw new Refused(reply.error.code, reply.error.message, reply.error.details ?? {});
    return reply.data as OutputOf<N>;
  };
}

function fillSmallTown(cloud: TestCloud): void {
  const { database } = cloud;
  const grids = [
    westGrid(),
    grid(
      { code: codes.middleGrid, name: '第二网格', communityName: '蜀山社区', estates: ['翠竹里'], officerId: 'li' },
      117.21,
    ),
    grid(
      { code: codes.eastGrid, name: '第一网格', communityName: '十里店社区', estates: ['金桂园'], officerId: 'zhao' },
      117.22,
    ),
  ];
  const regions = [
    region({ code: '340104', name: '蜀山区', shortName: '蜀山区', level: 'district', parent: '3401' }),
    region({ code: codes.town, name: '井岗镇', shortName: '井岗镇', level: 'town', parent: '340104' }),
    region({
      code: codes.westCommunity,
      name: '蜀山社区居委会',
      shortName: '蜀山社区',
      level: 'community',
      parent: codes.town,
    }),
    region({
      code: codes.eastCommunity,
      name: '十里店社区居委会',
      shortName: '十里店社区',
      level: 'community',
      parent: codes.town,
    }),
  ];
  database.insertMany('regions', withGround(regions, grids));
  database.insertMany('grids', grids);
  database.insertMany(
    'people',
    Object.keys(staff).map((id) => person(id as StaffId)),
  );
}

function westGrid(): Grid {
  const named = { code: codes.westGrid, name: '第一网格', communityName: '蜀山社区', estates: ['梧桐苑'] };
  return grid({ ...named, officerId: 'wang' }, 117.2);
}

/** The west grid as the functions read it, for tests without a cloud. */
export function westGridWithPeople(): GridWithPeople {
  return { ...westGrid(), officer: person('wang'), absent: null, communityRegion: null, townRegion: null };
}

function region(facts: Omit<Region, '_id' | 'desk' | 'supervisionPhone'>): Region {
  return {
    _id: facts.code,
    ...facts,
    desk: {
      name: `${facts.shortName}受理中心`,
      phone: `0551-6500${facts.code.slice(-4)}`,
      address: `${facts.shortName}便民路 1 号`,
    },
    supervisionPhone: '0551-65001234',
  };
}

/** A square of 0.01 degrees whose west side is at `west`. */
function grid(facts: Pick<Grid, 'code' | 'name' | 'communityName' | 'estates' | 'officerId'>, west: number): Grid {
  const [south, north, east] = [31.86, 31.87, west + 0.01];
  const coordinates: Grid['borderGcj02']['coordinates'] = [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
  return {
    _id: facts.code,
    kind: 'propertyManaged',
    district: '340104',
    town: codes.town,
    community: facts.code.slice(0, 12),
    townName: '井岗镇',
    borderGcj02: { type: 'Polygon', coordinates },
    outlines: outlinesOf(coordinates),
    centreGcj02: { longitude: west + 0.005, latitude: 31.865 },
    households: 400,
    people: 1200,
    terms: searchTermsOf(
      [facts.name, facts.communityName, ...facts.estates, staff[facts.officerId as StaffId].name].join(''),
    ),
    updatedAt: new Date(officeMorning),
    ...facts,
  };
}

export function person(id: StaffId): Person {
  const { name, role, scope, ...more } = staff[id];
  return {
    _id: id,
    openid: openidOf(id),
    name,
    phone: '13900001234',
    photo: '',
    duties: ['民政', '就业'],
    dutyHours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
    committeeMember: true,
    phase: { kind: 'multiDuty', from: new Date('2026-01-01T00:00:00Z') },
    roles: [{ role, scope, ...more, from: new Date('2026-01-01T00:00:00Z') }],
    scopes: [scope],
    district: '340104',
    town: codes.town,
    community: scope.slice(0, 12),
    noticeConsents: 0,
    updatedAt: new Date(officeMorning),
  };
}

/** A request as the form sends it, with overrides. */
export function submission(overrides: Partial<InputOf<'case.submit'>> = {}): InputOf<'case.submit'> {
  return {
    category: 'power',
    text: '楼道灯坏了三天，晚上看不见路',
    photos: [],
    place: places.inWestGrid,
    grid: null,
    contact: null,
    urgent: false,
    notify: false,
    ...overrides,
  };
}
