import type { Category, Limit, Settings, SettingsChanges, Stage } from './types';
import { stageName } from './words';

/**
 * What somebody changed of a town's settings and did not save yet: only the changes, so that they can be laid over
 * settings that somebody else saved meanwhile.
 */
export interface SettingsDraft {
  /** The version the changes were made on. */
  version: number;
  requestId: string;
  /** Whole categories by code; new ones by a name of their own, `new1`. */
  categories: Record<string, Category>;
  order?: string[];
  departments?: Settings['departments'];
  officeHours?: Settings['officeHours'];
  limits: Partial<Record<Stage, Limit>>;
  visits: Partial<Settings['visits']>;
  texts: Partial<Settings['texts']>;
  templates: Partial<Settings['templates']>;
}

export function emptyDraft(version: number, requestId: string): SettingsDraft {
  return { version, requestId, categories: {}, limits: {}, visits: {}, texts: {}, templates: {} };
}

export const isNew = (code: string): boolean => /^new\d+$/.test(code);

/** The settings as they will be. */
export function laidOver(base: Settings, draft: SettingsDraft): Settings {
  const known = base.categories.map((category) => draft.categories[category.code] ?? category);
  const added = Object.values(draft.categories).filter(({ code }) => isNew(code));
  const order = draft.order ?? [];
  const placeOf = ({ code }: Category): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return {
    ...base,
    categories: [...known, ...added].sort((a, b) => placeOf(a) - placeOf(b)),
    departments: draft.departments ?? base.departments,
    officeHours: draft.officeHours ?? base.officeHours,
    limits: { ...base.limits, ...draft.limits },
    visits: { ...base.visits, ...draft.visits },
    texts: { ...base.texts, ...draft.texts },
    templates: { ...base.templates, ...draft.templates },
  };
}

/** What is sent. */
export function changesOf(draft: SettingsDraft): SettingsChanges {
  const categories = Object.values(draft.categories).map(({ code, ...category }) =>
    isNew(code) ? category : { code, ...category },
  );
  const some = (part: object): boolean => Object.keys(part).length > 0;
  return {
    ...(categories.length > 0 ? { categories } : {}),
    ...(draft.order ? { order: draft.order } : {}),
    ...(draft.departments ? { departments: draft.departments } : {}),
    ...(draft.officeHours ? { officeHours: draft.officeHours } : {}),
    ...(some(draft.limits) ? { limits: draft.limits } : {}),
    ...(some(draft.visits) ? { visits: draft.visits } : {}),
    ...(some(draft.texts) ? { texts: draft.texts } : {}),
    ...(some(draft.templates) ? { templates: draft.templates } : {}),
  };
}

/** What the draft changes, a word each, for the bar: `事项「路灯」`, `受理时限`, `办公时间`. */
export function editedIn(draft: SettingsDraft): string[] {
  return [...wordsIn(draft).values()];
}

function wordsIn(draft: SettingsDraft): Map<string, string> {
  return new Map([
    ...Object.values(draft.categories).map(
      ({ code, name }) => [`category ${code}`, `事项「${name || '未写名称'}」`] as const,
    ),
    ...(draft.order ? [['order', '事项顺序'] as const] : []),
    ...Object.keys(draft.limits).map((stage) => [`limit ${stage}`, `${stageName(stage as Stage)}时限`] as const),
    ...(draft.officeHours ? [['officeHours', '办公时间'] as const] : []),
    ...(draft.departments ? [['departments', '部门'] as const] : []),
    ...(Object.keys(draft.visits).length > 0 ? [['visits', '走访间隔'] as const] : []),
    ...(Object.keys(draft.texts).length > 0 ? [['texts', '居民看到的话'] as const] : []),
    ...(Object.keys(draft.templates).length > 0 ? [['templates', '消息模板'] as const] : []),
  ]);
}

/** The draft without what the settings say already: typed back, or saved by somebody else just so. */
export function pruned(draft: SettingsDraft, base: Settings): SettingsDraft {
  const known = new Map(base.categories.map((category) => [category.code, category]));
  const { order, departments, officeHours, ...rest } = draft;
  const sameOrder =
    !order ||
    same(
      order,
      base.categories.map(({ code }) => code),
    );
  return {
    ...rest,
    categories: Object.fromEntries(
      Object.entries(draft.categories).filter(([code, one]) => !same(one, known.get(code))),
    ),
    limits: others(draft.limits, base.limits),
    visits: others(draft.visits, base.visits),
    texts: others(draft.texts, base.texts),
    templates: others(draft.templates, base.templates),
    ...(sameOrder ? {} : { order }),
    ...(departments && !same(departments, base.departments) ? { departments } : {}),
    ...(officeHours && !same(officeHours, base.officeHours) ? { officeHours } : {}),
  };
}

/** What both changed: the other one saved it, and this draft changes it again. */
export function changedByBoth(draft: SettingsDraft, before: Settings, after: Settings): string[] {
  const theirs = pruned({ ...wholeDraft(before), version: 0, requestId: '' }, after);
  const changed = wordsIn(theirs);
  return [...wordsIn(draft)].filter(([key]) => changed.has(key)).map(([, word]) => word);
}

function wholeDraft(settings: Settings): Omit<SettingsDraft, 'version' | 'requestId'> {
  const { departments, officeHours, limits, visits, texts, templates } = settings;
  const categories = Object.fromEntries(settings.categories.map((one) => [one.code, one]));
  return {
    categories,
    order: settings.categories.map(({ code }) => code),
    departments,
    officeHours,
    limits,
    visits,
    texts,
    templates,
  };
}

function others<T extends object>(part: Partial<T>, base: T): Partial<T> {
  const entries = Object.entries(part).filter(([key, value]) => !same(value, base[key as keyof T]));
  return Object.fromEntries(entries) as Partial<T>;
}

/** Fields may come in another order after a way over the wire. */
function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, one]) => one !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
