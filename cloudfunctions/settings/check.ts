import type { DutyPeriod } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import type { Category, TownSettings } from '../platform/settings';
import type { Changes } from './merge';

const mostCategories = 100;

/**
 * Pure: what does not fit together in settings whose fields are right one by one. Throws `BAD_INPUT` with a sentence that
 * names the thing to change; `details.part` is the part of the settings it stands in.
 */
export function checkSettings(next: Omit<TownSettings, 'version'>, before: TownSettings, given: Changes): void {
  checkCategories(next, before, given);
  checkDepartments(next);
  checkOfficeHours(next.officeHours);
}

function checkCategories(next: Omit<TownSettings, 'version'>, before: TownSettings, given: Changes): void {
  const { categories, departments } = next;
  if (categories.length > mostCategories) throw problem('categories', `事项类别最多 ${mostCategories} 个，包括停用的`);
  const put = (given.categories ?? []).flatMap(({ code }) => code ?? []);
  const known = new Set(before.categories.map(({ code }) => code));
  if (put.some((code) => !known.has(code)) || (given.order ?? []).some((code) => !known.has(code))) {
    throw problem('categories', '有的事项类别已经变了，请看最新的设置后再保存');
  }
  if (new Set(put).size !== put.length) throw problem('categories', '同一个事项类别改了两次，请检查');

  const offered = categories.filter((category) => !category.retired);
  if (offered.length === 0) throw problem('categories', '至少要有一个居民能选的事项类别');
  const names = new Set<string>();
  for (const category of offered) {
    if (names.has(category.name)) throw problem('categories', `事项名称「${category.name}」有两个，请改一个`, category);
    names.add(category.name);
    if (!departments.some(({ name }) => name === category.department)) {
      throw problem(
        'categories',
        `「${category.name}」的责任部门「${category.department}」不在部门名单里，请先给它换部门`,
        category,
      );
    }
  }
}

function checkDepartments({ departments }: Pick<TownSettings, 'departments'>): void {
  const names = departments.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw problem('departments', `部门「${twice}」有两个，请删去一个`);
}

const dayNames = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** Limits in working time need a day of the calendar's working week on which the office is open. */
function checkOfficeHours(periods: readonly DutyPeriod[]): void {
  if (!periods.some(({ days }) => days.some((day) => day <= 5))) {
    throw problem('officeHours', '周一到周五至少要有一段办公时间，工作日的时限才能计算');
  }
  for (let day = 1; day <= 7; day++) {
    const ofDay = periods.filter(({ days }) => days.includes(day)).sort((a, b) => (a.from < b.from ? -1 : 1));
    const overlaps = ofDay.some((period, index) => index > 0 && period.from < (ofDay[index - 1]?.to ?? ''));
    if (overlaps) throw problem('officeHours', `${dayNames[day]}有两段办公时间重叠，请检查`);
  }
}

function problem(part: string, sentence: string, category?: Category): AppError {
  return new AppError('BAD_INPUT', `settings do not fit: ${part}`, sentence, {
    part,
    ...(category ? { category: category.code } : {}),
  });
}
