import type { Desk } from '../grid/grid';
import { dutyHoursText } from '../platform/duty-hours';
import type { Category, Guide, Limit, Stage, TownSettings } from '../platform/settings';

/** A service guide (办事指南) in the list. */
export interface GuideItem {
  category: string;
  name: string;
  icon: string;
  who: string;
}

/** A service guide, whole: every answer is there, the town's own or the general one. */
export interface GuideView extends GuideItem {
  group: string;
  /** What to bring; empty when nothing is said of it. */
  materials: string[];
  /** Lines: which window, its address, its hours. */
  where: string[];
  howLong: string[];
  cost: string;
  steps: string[];
  /** Who answers the phone, and the number; '' for none. */
  phoneOf: string;
  phone: string;
}

export type WithGuide = Category & { guide: Guide };

/** Pure: the categories that are offered and have a guide, in the town's order. */
export function guidedOf({ categories }: Pick<TownSettings, 'categories'>): WithGuide[] {
  return categories.filter((one): one is WithGuide => !one.retired && Boolean(one.guide));
}

export function presentGuideItem({ code, name, icon, guide }: WithGuide): GuideItem {
  return { category: code, name, icon, who: guide.who };
}

/** Pure: a guide with the general answers where the town gives none. `desk` is the community centre's, or the town's. */
export function presentGuide(category: WithGuide, settings: TownSettings, desk: Desk): GuideView {
  const { guide, group, materials, department } = category;
  const ofDepartment = settings.departments.find(({ name }) => name === department)?.phone ?? '';
  const [phoneOf, phone] = guide.phone
    ? ['咨询窗口', guide.phone]
    : ofDepartment
      ? [department, ofDepartment]
      : [desk.name, desk.phone];
  return {
    ...presentGuideItem(category),
    group,
    materials,
    where: guide.where
      ? guide.where.split('\n')
      : [desk.name, desk.address, ...dutyHoursText(settings.officeHours)].filter(Boolean),
    howLong: guide.howLong ? [guide.howLong] : limitsInWords(category, settings),
    cost: guide.cost,
    steps: guide.steps,
    phoneOf,
    phone,
  };
}

/** How long a matter takes by the town's limits and the category's own, a line a station. */
export function limitsInWords({ procedure, limits = {} }: Category, settings: Pick<TownSettings, 'limits'>): string[] {
  const of = (stage: Stage): string => limitText(limits[stage] ?? settings.limits[stage]);
  if (procedure === 'approval') {
    return [
      `社区核对材料：${of('define')}内`,
      `镇审核：${of('townReview')}内`,
      `公示：${of('notice')}`,
      `区审批：${of('decide')}内`,
      '从材料齐全算起；补材料的时间不算在内',
    ];
  }
  return [`受理：${of('accept')}内`, `受理后答复：${of(procedure === 'coordinated' ? 'coordinate' : 'handle')}内`];
}

const measures: Record<Limit['unit'], string> = {
  minutes: '分钟',
  emergencyHours: '小时',
  workingHours: '个上班小时',
  workingDays: '个工作日',
  naturalDays: '天',
};

function limitText({ amount, unit }: Limit): string {
  return `${amount} ${measures[unit]}`;
}
