import {
  array,
  boolean,
  check,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  optional,
  partial,
  picklist,
  pipe,
  rawCheck,
  regex,
  strictObject,
  string,
  trim,
  union,
} from 'valibot';
import { categoryCode, optionalWords, phone, words } from '../case/inputs';
import { letterNames, unknownNames } from '../grid/letter';
import type { Stage } from '../platform/settings';
import { numberLine } from '../print/useful-numbers';
import { categoryIcons } from './icons';

/** One town's code as the regions have it. */
export const townCode = pipe(string(), regex(/^\d{6,20}$/));

export const version = pipe(number(), integer(), minValue(0));

/** At most about a year, whatever the unit. */
const most = { minutes: 1440, emergencyHours: 720, workingHours: 200, workingDays: 250, naturalDays: 365 } as const;
const units = ['minutes', 'emergencyHours', 'workingHours', 'workingDays', 'naturalDays'] as const;

const limit = pipe(
  strictObject({
    amount: pipe(number('请填写时限'), integer('时限要填整数'), minValue(1, '时限至少是 1')),
    unit: picklist(units),
  }),
  check(({ amount, unit }) => amount <= most[unit], '时限太长了，请检查数字和单位'),
);

/** Danger does not wait for office hours: these run day and night. */
const alarmLimit = pipe(
  limit,
  check(({ unit }) => unit === 'minutes' || unit === 'emergencyHours', '突发事件的时限要用分钟或小时，昼夜都算'),
);

export const limits = partial(
  strictObject({
    accept: limit,
    urgentAccept: alarmLimit,
    handle: limit,
    coordinate: limit,
    task: limit,
    acknowledge: alarmLimit,
    control: alarmLimit,
    resolve: alarmLimit,
    review: limit,
    define: limit,
    supplement: limit,
    townReview: limit,
    notice: limit,
    decide: limit,
    confirm: limit,
    reopenWindow: limit,
  } satisfies Record<Stage, unknown>),
);

/** How a matter is done, as residents read it (办事指南). */
const guide = strictObject({
  who: optionalWords('谁可以办', 300),
  where: optionalWords('在哪里办', 200),
  howLong: optionalWords('要多久', 100),
  cost: optionalWords('费用', 100),
  steps: pipe(array(words('步骤', 100)), maxLength(10, '步骤最多 10 步')),
  phone: union([literal(''), phone]),
});

/** One category as it shall be: a new one comes without a code and is given one. */
export const category = strictObject({
  code: optional(categoryCode),
  name: words('事项名称', 12),
  group: words('所属大类', 12),
  icon: pipe(
    string(),
    check((name) => (categoryIcons as readonly string[]).includes(name), '请选择图标'),
  ),
  hint: optionalWords('填写提示', 40),
  procedure: picklist(['onSite', 'coordinated', 'approval'], '请选择办理方式'),
  department: words('责任部门', 20),
  materials: pipe(array(words('材料名称', 30)), maxLength(20, '材料最多 20 项')),
  publishable: boolean(),
  retired: optional(boolean()),
  guide: optional(nullable(guide)),
  limits: optional(limits),
});

export const department = strictObject({
  name: pipe(words('部门名称', 20), regex(/^[^/]+$/, '部门名称里不能有「/」')),
  phone: pipe(string(), trim(), regex(/^([\d-]{3,20})?$/, '请检查部门电话')),
});

const timeOfDay = pipe(string(), regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请选择时间'));

export const officePeriod = pipe(
  strictObject({
    days: pipe(
      array(pipe(number(), integer(), minValue(1), maxValue(7))),
      minLength(1, '请选择星期几'),
      check((days) => new Set(days).size === days.length, '星期重复了'),
    ),
    from: timeOfDay,
    to: timeOfDay,
  }),
  check(({ from, to }) => minutesOf(to) - minutesOf(from) >= 30, '结束时间要比开始时间晚半小时以上'),
);

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const template = pipe(string(), trim(), regex(/^[A-Za-z0-9_-]{0,64}$/, '请检查模板编号'));

const letterText = pipe(
  words('一封信', 2000),
  rawCheck(({ dataset, addIssue }) => {
    const [unknown] = dataset.typed ? unknownNames(dataset.value) : [];
    if (unknown === undefined) return;
    addIssue({ message: `信里的「{${unknown}}」填不上，可以用的有：${letterNames.join('、')}` });
  }),
);

/** A name and a number a line, as they go on a card: at most six of them fit. */
const usefulNumbers = pipe(
  optionalWords('常用电话', 300),
  check(
    (text) => text.split('\n').every((line) => line === '' || numberLine.test(line)),
    '常用电话一行写一个，先写名称再写号码',
  ),
  check((text) => text.split('\n').filter((line) => line !== '').length <= 6, '常用电话最多 6 个'),
);

const visitDays = pipe(
  number('请填写天数'),
  integer('请填写整天数'),
  minValue(1, '走访间隔至少 1 天'),
  maxValue(365, '走访间隔最多 365 天'),
);

/**
 * What changes; what is not named stays. Categories are put under their code, so none can be taken away: it is retired.
 * Limits, visits and texts change one by one, departments and office hours as a whole.
 */
export const changes = pipe(
  partial(
    strictObject({
      categories: pipe(array(category), maxLength(100, '事项类别最多 100 个')),
      /** Codes in the order residents see them, commonest first; those that are not named come after. */
      order: pipe(array(categoryCode), maxLength(100)),
      departments: pipe(array(department), minLength(1, '至少要有一个部门'), maxLength(40, '部门最多 40 个')),
      limits,
      officeHours: pipe(
        array(officePeriod),
        minLength(1, '请至少设置一段办公时间'),
        maxLength(20, '办公时间最多 20 段'),
      ),
      visits: partial(strictObject({ ordinaryDays: visitDays, careDays: visitDays })),
      texts: partial(
        strictObject({
          submitted: words('提交成功的话', 100),
          noticeBoard: words('公示栏说明', 200),
          letter: letterText,
          usefulNumbers,
        }),
      ),
      templates: partial(strictObject({ caseProgress: template, deskWork: template })),
    }),
  ),
  check((input) => Object.keys(input).length > 0, '没有要保存的修改'),
);
