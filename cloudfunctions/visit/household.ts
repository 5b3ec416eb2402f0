import type { Sealed } from '../platform/encryption';

/** Why somebody is visited more often (关爱标签). A closed list: nothing of the police's or of doctors' can be stored. */
export const careTags = ['livingAlone', 'hardship', 'disability', 'leftBehind', 'floating', 'emptyNest'] as const;
export type CareTag = (typeof careTags)[number];

export const careTagNames: Record<CareTag, string> = {
  livingAlone: '独居老人',
  hardship: '困难家庭',
  disability: '残疾',
  leftBehind: '留守儿童',
  floating: '流动人口',
  emptyNest: '空巢',
};

/** Somebody of a household. Names and phones are sealed; what lists show stands beside them, masked. */
export interface HouseholdPerson {
  id: string;
  name: Sealed;
  nameMasked: string;
  /** null where none is known. */
  phone: Sealed | null;
  phoneMasked: string;
  /** Year alone: enough to know who is old. */
  birthYear: number | null;
  /** To the head of the household: 户主, 配偶, 子 … */
  relation: string;
}

/** One row of `households`: what visiting a household needs, and nothing else (住户台账). */
export interface Household {
  _id: string;
  grid: string;
  gridName: string;
  community: string;
  town: string;
  /** Its number in the grid (户号): how people speak of it where a name must not be said. */
  no: number;
  address: Sealed;
  addressMasked: string;
  /** Keyed hash of grid and address: one address is registered once. */
  addressKey: string;
  people: HouseholdPerson[];
  tags: CareTag[];
  /** Days between visits where this household differs from the town's settings; 0 where not. */
  intervalDays: number;
  /** The day the next visit is due, YYYY-MM-DD; `never` while they have moved away. */
  dueOn: string;
  /** '' before the first visit. */
  lastVisitOn: string;
  /** GCJ-02 degrees, for the way there. */
  point: { longitude: number; latitude: number } | null;
  /** What to mind at the door; never what police or doctors keep. */
  note: string;
  /** Keyed hashes of whole names and phones: an exact one is found, nothing can be read from them. */
  finds: string[];
  movedAway: boolean;
  edition: number;
  /** The request that saved last: a retry of it finds its own work. */
  savedBy: string;
  updatedAt: Date;
}

/** What lists show of a household: nothing sealed. */
export type HouseholdRow = Pick<
  Household,
  | '_id'
  | 'grid'
  | 'gridName'
  | 'community'
  | 'no'
  | 'addressMasked'
  | 'tags'
  | 'dueOn'
  | 'lastVisitOn'
  | 'point'
  | 'movedAway'
> & { people: Array<{ nameMasked: string }> };

/** After every day there is: whoever moved away is never due. */
export const never = '9999-12-31';

/** How somebody was reached. */
export const visitKinds = ['met', 'phone', 'absent'] as const;
export type VisitKind = (typeof visitKinds)[number];
export const visitKindNames: Record<VisitKind, string> = { met: '见到本人', phone: '电话联系', absent: '没人在家' };

/** One row of `visits` (走访). `_id` is `<person>:<id made on the phone>`. */
export interface Visit {
  _id: string;
  household: string;
  no: number;
  grid: string;
  gridName: string;
  community: string;
  personId: string;
  name: string;
  /** The working day it belongs to, YYYY-MM-DD in China. */
  date: string;
  at: Date;
  kind: VisitKind;
  text: string;
  photos: string[];
  /** The case a need became, or ''. */
  caseId: string;
  /** What partners of the community (共建单位) may give, or ''. */
  need: string;
  /** `none` without a need; an index answers what is open. */
  needState: 'none' | 'open' | 'answered';
  needAnswer: string;
}

/** Why somebody looks at what is masked. */
export const purposes = ['visit', 'contact', 'verify', 'emergency', 'other'] as const;
export type Purpose = (typeof purposes)[number];
export const purposeNames: Record<Purpose, string> = {
  visit: '上门走访',
  contact: '联系本人',
  verify: '核对信息',
  emergency: '紧急情况',
  other: '其他',
};

/** One row of `openings`: who looked at what, when and why (查看记录); an export is one, too. */
export interface Opening {
  _id: string;
  kind: 'household' | 'export';
  /** The household, '' for an export. */
  household: string;
  no: number;
  grid: string;
  gridName: string;
  community: string;
  personId: string;
  name: string;
  purpose: string;
  /** Households in an export; 1. */
  count: number;
  at: Date;
}
