import type { DutyPeriod } from './duty-hours';

/** The four procedures (工作程序): 一般性 · 需要协调 · 突发性 · 需要审批. */
export type Procedure = 'onSite' | 'coordinated' | 'emergency' | 'approval';

/** A length of time as the town's rules give it. Working units follow the Chinese calendar and the office hours. */
export interface Limit {
  amount: number;
  unit: 'minutes' | 'emergencyHours' | 'workingHours' | 'workingDays' | 'naturalDays';
}

/** Stages of a case that have a clock. */
export type Stage =
  | 'accept'
  /** An urgent mark waits for the officer or the duty clerk. */
  | 'urgentAccept'
  | 'handle'
  | 'coordinate'
  /** A department's part of a joint handling. */
  | 'task'
  | 'acknowledge'
  | 'control'
  | 'resolve'
  | 'review'
  | 'define'
  | 'supplement'
  | 'townReview'
  | 'notice'
  | 'decide'
  | 'confirm'
  | 'reopenWindow';

/** How something is done (办事指南), for residents; '' and an empty list where the general answer holds. */
export interface Guide {
  /** Who may apply. */
  who: string;
  /** Which window, with its hours; '' for the community centre's desk in office hours. */
  where: string;
  /** '' for what the town's limits say. */
  howLong: string;
  cost: string;
  steps: string[];
  /** '' for the department's, else the centre's. */
  phone: string;
}

/** A category of the duties catalogue (受理事项), second level; `group` names the first. */
export interface Category {
  code: string;
  name: string;
  group: string;
  /** A name of the mini program's icon component. */
  icon: string;
  /** What helps the officer, as a placeholder in the form. */
  hint: string;
  /** How such a matter normally goes; an emergency is never chosen beforehand. */
  procedure: Exclude<Procedure, 'emergency'>;
  /** The town department that answers for it, a name of `departments`. */
  department: string;
  /** What to bring, for what needs approval. */
  materials: string[];
  /** Whether its outcome may be published. */
  publishable: boolean;
  /** Not offered any more; cases that have it keep it. */
  retired?: boolean;
  /** null: the town wants none. Absent: written before there were guides. */
  guide?: Guide | null;
  /** Where this category differs from the town's limits. */
  limits?: Partial<Record<Stage, Limit>>;
}

/** A department of the town (镇相关部门); its desk is `<town>/<name>`. */
export interface Department {
  name: string;
  phone: string;
}

/** What a town sets for itself. Versions are kept: a case goes by the one it was opened under. */
export interface TownSettings {
  /** The town's code. */
  town: string;
  /** 0 are the defaults that are shipped. */
  version: number;
  categories: Category[];
  departments: Department[];
  officeHours: DutyPeriod[];
  limits: Record<Stage, Limit>;
  /** Days between visits: of ordinary households, and of those with a care tag. */
  visits: { ordinaryDays: number; careDays: number };
  /** Sentences residents read, which the town may word. */
  texts: {
    submitted: string;
    noticeBoard: string;
    /** The letter to each household: a title, then a paragraph a line, with names in braces (grid/letter.ts). */
    letter: string;
    /** Numbers worth having on a card, one a line: `派出所 0551-65312110`. '' for none besides 110, 119 and 120. */
    usefulNumbers: string;
  };
  /** Subscription message templates by use; '' where the town has none yet. */
  templates: { caseProgress: string; deskWork: string };
}

/** Who saved a version, when, and by which tap: a retry of it is recognised by `request`. */
export interface Saving {
  savedBy: { personId: string; name: string };
  savedAt: Date;
  request: string;
}
