import type { Actor } from '../platform/identity';
import type { TownSettings } from '../platform/settings';
import type { Case } from './case';
import { answeredBy } from './handler';
import { reportTo } from './report';
import type { StepContent } from './step';
import { outcomeWords } from './words';

/** The district's decision, whichever it is: outcome, result on the boards, and the department that gets to know. */
export function decided(
  facts: Case,
  actor: Actor,
  rules: TownSettings,
  outcome: 'approved' | 'refused',
  text: string,
): StepContent {
  return {
    event: { outcome, publicText: text },
    changes: {
      outcome,
      publication: facts.publication && { ...facts.publication, result: outcomeWords[outcome] },
      report: reportTo(facts, rules),
      ...answeredBy(actor, facts),
    },
  };
}
