import type { CaseView } from '../../../services/case';
import type { Step } from './step-of-case';
import { approval } from './steps/approval';
import { emergency } from './steps/emergency';
import { forResident } from './steps/for-resident';
import { handling } from './steps/handling';
import { together } from './steps/together';
import { upwards } from './steps/upwards';

/**
 * Every step that the pages of the staff draw, by the action of the workflow's table. Two have a place of their own:
 * transfer, which chooses a desk, and openContact, which is the phone itself.
 */
const all = { ...handling, ...upwards, ...together, ...emergency, ...approval, ...forResident } satisfies Partial<
  Record<CaseView['can'][number], Step>
>;

export type StepAction = keyof typeof all;

export const steps: Record<StepAction, Step> = all;

export const isStep = (action: string): action is StepAction => action in all;
