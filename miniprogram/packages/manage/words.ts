import type { Category, Limit, Period, Stage } from './types';

/** How a clock is named to whoever sets it, in the order of the work, with what it means. */
export const stageGroups: ReadonlyArray<{
  name: string;
  stages: ReadonlyArray<[stage: Stage, name: string, means: string]>;
}> = [
  {
    name: '受理和办理',
    stages: [
      ['accept', '受理', '居民提交后，多久内要有人受理'],
      ['handle', '网格办理', '网格责任人受理后，多久内答复'],
      ['coordinate', '受理中心办理', '社区或镇受理后，多久内答复'],
      ['task', '部门回复', '交给部门后，多久内回复'],
    ],
  },
  {
    name: '突发事件（昼夜都算）',
    stages: [
      ['urgentAccept', '紧急件核实', '居民标为紧急，无人核实就自动报警'],
      ['acknowledge', '应急响应', '报警后，多久内要有人响应'],
      ['control', '控制现场', '响应后，多久内控制住'],
      ['resolve', '处置完毕', '控制后，多久内处置完'],
      ['review', '复盘', '处置完，多久内复盘并答复'],
    ],
  },
  {
    name: '审批',
    stages: [
      ['define', '受理界定', '社区多久内核对范围和材料'],
      ['supplement', '补齐材料', '居民多久内补齐，过期办结'],
      ['townReview', '镇审核', '镇多久内审核'],
      ['notice', '公示', '公示多久'],
      ['decide', '区审批', '公示期满，区多久内审批'],
    ],
  },
  {
    name: '居民确认',
    stages: [
      ['confirm', '等居民确认', '答复后居民不回应，多久自动办结'],
      ['reopenWindow', '可以重新办理', '办结后，多久内居民还能说没解决'],
    ],
  },
];

/** How a unit is chosen. */
export const unitNames: Record<Limit['unit'], string> = {
  minutes: '分钟',
  emergencyHours: '小时（昼夜都算）',
  workingHours: '上班小时',
  workingDays: '工作日',
  naturalDays: '天（含节假日）',
};

const measures: Record<Limit['unit'], string> = {
  minutes: '分钟',
  emergencyHours: '小时',
  workingHours: '个上班小时',
  workingDays: '个工作日',
  naturalDays: '天',
};

const alarming: readonly Stage[] = ['urgentAccept', 'acknowledge', 'control', 'resolve'];

/** What a clock may be counted in: danger does not wait for office hours. */
export function unitsOf(stage: Stage): Array<Limit['unit']> {
  return alarming.includes(stage)
    ? ['minutes', 'emergencyHours']
    : ['minutes', 'workingHours', 'workingDays', 'naturalDays', 'emergencyHours'];
}

export function stageName(stage: Stage): string {
  return stageGroups.flatMap(({ stages }) => stages).find(([one]) => one === stage)?.[1] ?? '';
}

/** `2 个上班小时`, `3 个工作日` */
export function limitText({ amount, unit }: Limit): string {
  return `${amount} ${measures[unit]}`;
}

export const procedures: ReadonlyArray<{ procedure: Category['procedure']; name: string; means: string }> = [
  { procedure: 'onSite', name: '一般性工作', means: '网格责任人现场办理、登记' },
  { procedure: 'coordinated', name: '需要协调', means: '带回社区受理中心，会同部门商处' },
  { procedure: 'approval', name: '需要审批', means: '社区核对、镇审核、公示、区审批' },
];

export function procedureName(procedure: Category['procedure']): string {
  return procedures.find((one) => one.procedure === procedure)?.name ?? '';
}

export const dayNames = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** `周一至周五 08:30–12:00、14:00–17:30；周六 09:00–11:30` */
export function periodsText(periods: readonly Period[]): string {
  const byDays = new Map<string, string[]>();
  for (const { days, from, to } of periods) {
    const name = daysText([...days].sort((a, b) => a - b));
    byDays.set(name, [...(byDays.get(name) ?? []), `${from}–${to}`]);
  }
  return [...byDays].map(([days, times]) => `${days} ${times.join('、')}`).join('；');
}

function daysText(days: readonly number[]): string {
  const names = days.map((day) => `周${dayNames[day - 1] ?? ''}`);
  const unbroken = days.length > 2 && (days[days.length - 1] ?? 0) - (days[0] ?? 0) === days.length - 1;
  return unbroken ? `${names[0]}至${names[names.length - 1]}` : names.join('、');
}
