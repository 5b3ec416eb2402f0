import type { DutyPeriod } from './duty-hours';

/** A length of time as the town's rules give it. Working units follow the Chinese calendar and the office hours. */
export interface Limit {
  amount: number;
  unit: 'minutes' | 'emergencyHours' | 'workingHours' | 'workingDays' | 'naturalDays';
}

/** Stages of a case that have a clock. */
export type Stage = 'accept' | 'urgentAccept' | 'handle' | 'confirm' | 'reopenWindow';

/** A category of the duties catalogue (受理事项), second level; `group` names the first. */
export interface Category {
  code: string;
  name: string;
  group: string;
  /** A name of the mini program's icon component. */
  icon: string;
  /** What helps the officer, as a placeholder in the form. */
  hint: string;
  /** Where this category differs from the town's limits. */
  limits?: Partial<Record<Stage, Limit>>;
}

/** What a town sets for itself, one document of `settings` under the town's code. */
export interface TownSettings {
  _id: string;
  categories: Category[];
  officeHours: DutyPeriod[];
  limits: Record<Stage, Limit>;
  /** Subscription message templates by use; '' where the town has none yet. */
  templates: { caseProgress: string; deskWork: string };
}
