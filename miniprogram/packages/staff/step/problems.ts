import type { CloudError } from '../../../services/cloud';
import type { Step } from './step-of-case';
import type { FieldName, Values } from './values';

/** What is wrong, by field. */
export type Problems = Partial<Record<FieldName, string>>;

/** What is missing. */
export function missingIn(step: Step, values: Values): Problems {
  const lacking = step.fields.filter(({ name, optional }) => {
    const value = values[name];
    return !optional && (typeof value === 'string' ? value.trim() === '' : value.length === 0);
  });
  return Object.fromEntries(lacking.map(({ name, missing, label }) => [name, missing ?? `请填写${label}`]));
}

/** The field a refusal is about, if it names one of the form's. */
export function fieldOf(step: Step, { code, details }: CloudError): FieldName | undefined {
  const named = code === 'NOT_A_PICTURE' ? 'photos' : details['field'];
  return step.fields.find(({ name }) => name === named)?.name;
}

/** Scrolls to the first field that is wrong. False when none is. */
export function scrollToFirst(step: Step, problems: Problems): boolean {
  const first = step.fields.find(({ name }) => problems[name]);
  if (first) wx.pageScrollTo({ selector: `#field-${first.name}`, offsetTop: -16, duration: 200 });
  return first !== undefined;
}
