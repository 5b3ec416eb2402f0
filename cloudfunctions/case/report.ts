import type { TownSettings } from '../platform/settings';
import type { Case } from './case';
import { departmentDesk } from './policy';

/** The town department that gets to know an outcome reached above the grid (处理结果报镇相关部门); null for none. */
export function reportTo(facts: Case, rules: TownSettings): Case['report'] {
  const name = rules.categories.find((one) => one.code === facts.category.code)?.department;
  if (!name || facts.holder === facts.grid) return null;
  return { desk: departmentDesk(facts.town, name), name, readAt: null, readBy: '' };
}
