import type { CaseView } from '../../../services/case';
import type { Step } from './step-of-case';
import { approval } from './steps/approval';
import { emergency } from './steps/emergency';
import { forResident } from './steps/for-resident';
import { handling } from './steps/handling';
import { together } from './steps/together';
import { upwards } from './steps/upwards';

/** Not drawn here: a resident's alone, the page that chooses a desk, the phone itself, and what the clock does. */
type Elsewhere =
  | 'submit'
  | 'object'
  | 'transfer'
  | 'openContact'
  | 'remind'
  | 'overdue'
  | 'climb'
  | 'autoAlarm'
  | 'closeQuietly'
  | 'lapse'
  | 'endNotice'
  | 'followParent'
  | 'taskOverdue';

/** Every step that the pages of the staff draw. An action of the workflow's table without a form does not compile. */
const all = { ...handling, ...upwards, ...together, ...emergency, ...approval, ...forResident } satisfies Record<
  Exclude<CaseView['can'][number], Elsewhere>,
  Step
>;

export type StepAction = keyof typeof all;

export const steps: Record<StepAction, Step> = all;

export const isStep = (action: string): action is StepAction => action in all;
