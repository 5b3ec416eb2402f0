import { settingsAt } from '../platform/read-settings';
import type { Case } from './case';

/**
 * Whether others may know of a case at all: a broken lamp is everybody's, an application for aid or a quarrel is not. By
 * the category as it was when the case was opened. No database call but for a town's own settings, once each version.
 */
export async function isPublicMatter(facts: Pick<Case, 'category' | 'town' | 'rules'>): Promise<boolean> {
  const { categories } = await settingsAt(facts.town, facts.rules);
  return categories.find((one) => one.code === facts.category.code)?.publishable === true;
}
