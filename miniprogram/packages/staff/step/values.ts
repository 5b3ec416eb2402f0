import type { InputOf } from '../../../services/api';
import type { StepName } from '../../../services/case';
import type { Photo } from '../../../services/photos';

export type Outcome = 'solved' | 'partlySolved' | 'cannotSolve';

/** Everything the forms of the steps can ask for, under the names the functions know it by. */
export interface Values {
  outcome: Outcome | '';
  where: string;
  text: string;
  internalText: string;
  reason: string;
  note: string;
  title: string;
  ask: string;
  /** The number of another case, as typed. */
  parent: string;
  category: string;
  departments: string[];
  missing: string[];
  /** Digits as typed. */
  days: string;
  score: string;
  photos: Photo[];
}

export type FieldName = keyof Values;

export const noValues: Values = {
  outcome: '',
  where: '',
  text: '',
  internalText: '',
  reason: '',
  note: '',
  title: '',
  ask: '',
  parent: '',
  category: '',
  departments: [],
  missing: [],
  days: '',
  score: '',
  photos: [],
};

/** The same as it is sent: photos by their file ids, and what the step is about where a case has several. */
export interface Sent extends Omit<Values, 'photos' | 'outcome'> {
  outcome: Outcome;
  photos: string[];
  /** An objection's id, a department's desk; '' for the case itself. */
  on: string;
}

/** Which action a step calls, and with what. */
export type Call = (id: string, values: Sent) => { action: StepName; input: { id: string } & Record<string, unknown> };

/** Calls a step's action with what its form holds. */
export function calls<N extends StepName>(action: N, inputOf: (values: Sent) => Omit<InputOf<N>, 'id'>): Call {
  return (id, values) => ({ action, input: { id, ...inputOf(values) } });
}
