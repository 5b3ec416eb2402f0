import type { CaseForm } from '../../../services/case';

type Limits = CaseForm['limits'];
type Limit = Limits['accept'];
type Procedure = CaseForm['categories'][number]['procedure'];

const words: Record<Limit['unit'], (amount: number) => string> = {
  minutes: (amount) => `${amount} 分钟`,
  emergencyHours: (amount) => `${amount} 小时`,
  workingHours: (amount) => `上班时间 ${amount} 小时`,
  workingDays: (amount) => `${amount} 个工作日`,
  naturalDays: (amount) => `${amount} 天`,
};

const limitText = ({ amount, unit }: Limit): string => words[unit](amount);

/** What happens after submitting and by when, said before it: a line each. */
export function promiseOf(limits: Limits, urgent: boolean, procedure: Procedure = 'onSite'): string[] {
  return [`${limitText(urgent ? limits.urgentAccept : limits.accept)}内有人受理`, ...then(limits, procedure)];
}

function then(limits: Limits, procedure: Procedure): string[] {
  if (procedure === 'approval') {
    return [
      `受理后社区核对材料，${limitText(limits.define)}内告诉您齐不齐`,
      `镇里审核，再公示 ${limitText(limits.notice)}，最后由区审批`,
      '每一步到哪了，在「办件」里都能看到',
    ];
  }
  const handling = procedure === 'coordinated' ? limits.coordinate : limits.handle;
  return [`受理后 ${limitText(handling)}内答复您`, '办好了请您确认；没解决可以退回重办'];
}
