import type { Me, Today } from '../services/account';
import type { CaseForm, CaseListItem } from '../services/case';
import type { ShownCard } from '../services/grid';
import type { Patrol } from '../services/patrol';
import type { HouseholdItem } from '../services/visit';

/** What the phone remembers, by key, with its type. Small values only: the platform allows 1 MB a key, 10 MB in all. */
interface Remembered {
  /** The grid the resident lives in: a code. */
  myGrid: { code: string; name: string };
  /** Staff's own desks and what they watch over as last seen, so that their list opens at once. Absent for residents. */
  staff: {
    id?: string;
    name: string;
    /** Absent on phones that remember from before. */
    roles?: Array<Pick<Me['roles'][number], 'role'>>;
    desks: Me['desks'];
    watches: Me['watches'];
    manages: boolean;
  };
  largeText: boolean;
  /** The card last seen, so that the first screen is there before the network is. Public data only. */
  card: ShownCard;
  /** The submit form of a town as last seen, by the town's code. */
  form: { town: string; form: CaseForm };
  /** What waited at the staff's desks when it was last seen, in milliseconds since 1970. */
  work: { seenAt: number; items: CaseListItem[] };
  /** How the officer's day stood when it was last seen. */
  day: NonNullable<Today['day']>;
  /** The newest rounds, so that one under way is there without a signal. */
  rounds: Patrol[];
  /** Whom to visit as last seen, masked, in milliseconds since 1970. */
  dueVisits: { seenAt: number; items: HouseholdItem[] };
  /** The template of subscription messages about new work. */
  workTemplate: string;
  /** Announcements that were opened on this phone, by id, the latest last. */
  readAnnouncements: string[];
}

export function recall<K extends keyof Remembered>(key: K): Remembered[K] | undefined {
  return (wx.getStorageSync(key) as Remembered[K] | '') || undefined;
}

export function remember<K extends keyof Remembered>(key: K, value: Remembered[K]): void {
  wx.setStorageSync(key, value);
}

export function forget(key: keyof Remembered): void {
  wx.removeStorageSync(key);
}
