import type { InferOutput } from 'valibot';
import type { Category, TownSettings } from '../platform/settings';
import type { changes } from './inputs';

export type Changes = InferOutput<typeof changes>;

/** Pure: the settings with the changes in them. New categories get the next free code: codes are never used again. */
export function merged(before: TownSettings, given: Changes): Omit<TownSettings, 'version'> {
  const { version: _, ...settings } = before;
  return {
    ...settings,
    categories: ordered(withCategories(before.categories, given.categories ?? []), given.order ?? []),
    departments: given.departments ?? before.departments,
    officeHours: given.officeHours ?? before.officeHours,
    limits: { ...before.limits, ...given.limits },
    visits: { ...before.visits, ...given.visits },
    texts: { ...before.texts, ...given.texts },
    templates: { ...before.templates, ...given.templates },
  };
}

function withCategories(before: readonly Category[], given: NonNullable<Changes['categories']>): Category[] {
  const after = new Map(before.map((category) => [category.code, category]));
  let last = Math.max(0, ...before.map(({ code }) => Number(/^c(\d+)$/.exec(code)?.[1] ?? 0)));
  for (const { code = `c${++last}`, ...category } of given) after.set(code, { code, ...category });
  return [...after.values()];
}

function ordered(categories: Category[], order: readonly string[]): Category[] {
  const placeOf = ({ code }: Category): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return categories.sort((a, b) => placeOf(a) - placeOf(b));
}
