import type { CaseForm } from '../../../services/case';

type Category = CaseForm['categories'][number];

/** Categories of one group of the duties catalogue, as the sheet shows them. */
export interface ShownGroup {
  name: string;
  categories: Array<Pick<Category, 'code' | 'name' | 'icon'>>;
}

/** In the order the town gave them. */
export function groupsOf(categories: readonly Category[]): ShownGroup[] {
  const names = [...new Set(categories.map((one) => one.group))];
  return names.map((name) => ({
    name,
    categories: categories
      .filter((one) => one.group === name)
      .map(({ code, name: label, icon }) => ({ code, name: label, icon })),
  }));
}
