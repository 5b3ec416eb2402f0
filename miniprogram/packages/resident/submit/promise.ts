import type { CaseForm } from '../../../services/case';

type Limits = CaseForm['limits'];
type Limit = Limits['accept'];

const words: Record<Limit['unit'], (amount: number) => string> = {
  minutes: (amount) => `${amount} 分钟`,
  emergencyHours: (amount) => `${amount} 小时`,
  workingHours: (amount) => `上班时间 ${amount} 小时`,
  workingDays: (amount) => `${amount} 个工作日`,
  naturalDays: (amount) => `${amount} 天`,
};

const limitText = ({ amount, unit }: Limit): string => words[unit](amount);

/** What happens after submitting and by when, said before it: a line each. */
export function promiseOf(limits: Limits, urgent: boolean): string[] {
  return [
    `${limitText(urgent ? limits.urgentAccept : limits.accept)}内有人受理`,
    `受理后 ${limitText(limits.handle)}内答复您`,
    '办好了请您确认；没解决可以退回重办',
  ];
}
