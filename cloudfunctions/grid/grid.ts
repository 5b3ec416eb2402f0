import type { Person } from '../platform/identity';
import type { Ground } from './ground';
import type { Answering, Staff } from './officer';
import type { Corner, Outlines } from './outline';

/** Kinds of grids with their words: urban estates by who manages them, rural groups, and places of their own. */
export const gridKindNames = {
  selfManaged: '自管小区',
  propertyManaged: '物管小区',
  unit: '单位小区',
  villageGroup: '村民组',
  resettlement: '集中居住',
  dedicated: '专属网格',
} as const;

export type GridKind = keyof typeof gridKindNames;

/** A ring or rings of [longitude, latitude] in GCJ-02 degrees, as GeoJSON has them. */
export interface PolygonGcj02 {
  type: 'Polygon';
  coordinates: Array<Array<[longitude: number, latitude: number]>>;
}

/** GeoJSON in GCJ-02 degrees. */
interface PointGcj02 {
  type: 'Point';
  coordinates: Corner;
}

/** One row of `grids`. `_id` is the code: the permanent address that cards and boards print. */
export interface Grid {
  _id: string;
  code: string;
  name: string;
  kind: GridKind;
  district: string;
  town: string;
  community: string;
  communityName: string;
  townName: string;
  borderGcj02: PolygonGcj02;
  /** The border as maps draw it, a step of zoom each: `outlinesOf` of what stands above. */
  outlines: Outlines;
  centreGcj02: { longitude: number; latitude: number };
  households: number;
  people: number;
  /** Names of estates, roads or villager groups people know the place by. */
  estates: string[];
  /** Who is responsible, stand-ins apart: an id of `people`, or '' while nobody is. A dated hand-over may be ahead of it. */
  officerId: string;
  /** Names cut into one and two characters, for the search index. */
  terms: string[];
  /** When the people who answer for it last changed: of two who change them at once, one meets the other here. */
  staffedAt?: Date;
  /** A division has taken it back: it is in no list, at no point, and its code leads to those that follow it. */
  retired?: RetiredGrid;
  updatedAt: Date;
}

/** What a grid that a division took back leaves: cases that were opened in it stay in it. */
export interface RetiredGrid {
  at: Date;
  /** Its community; the row's own field is '' now, so that no list shows it. */
  community: string;
  border: PolygonGcj02;
  /** The grids that cover its ground now, the one with most of it first. */
  successors: string[];
}

/** A window people can go to: community centre or town centre. */
export interface Desk {
  name: string;
  phone: string;
  address: string;
}

/** One row of `regions`: a district, town, community or village. `_id` is the code. */
export interface Region {
  _id: string;
  code: string;
  name: string;
  /** How it is called day to day, e.g. 十里店社区 for 十里店社区居委会. */
  shortName: string;
  level: 'district' | 'town' | 'community';
  parent: string;
  /** 受理中心 or 行政服务中心 with its published phone. */
  desk: Desk;
  /** 监督电话, on every board and card; a community shows its town's. */
  supervisionPhone: string;
  /** As of a grid: when its leads or offices last changed. */
  staffedAt?: Date;
  /** Where a community ends, when somebody has said so; else what its grids cover. Rings, outer first. */
  borderRingsGcj02?: Corner[][];
  // What its grids cover, by `withGround`; absent while it has none.
  ground?: Ground;
  /** Of a town, its ground's centre. */
  townPointGcj02?: PointGcj02;
  /** Of a community, its ground's centre. */
  communityPointGcj02?: PointGcj02;
}

/** A grid with those who answer for it at an instant, as one database call gives it. */
export interface GridWithPeople extends Grid, Answering<Person> {
  communityRegion: Region | null;
  townRegion: Region | null;
}

/** A grid as lists show it: without border and search terms, with the names and roles of its staff. */
export type GridRow = Pick<
  Grid,
  'code' | 'name' | 'kind' | 'community' | 'communityName' | 'townName' | 'estates' | 'officerId'
> & {
  staff: Staff[];
};
