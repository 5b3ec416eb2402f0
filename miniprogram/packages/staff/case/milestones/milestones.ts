import type { CaseView } from '../../../../services/case';

/**
 * The way through a procedure in one line, with where the case is on it.
 *
 *   <milestones stops="{{view.milestones}}" />
 */
Component({
  properties: {
    /** `CaseView['milestones']`. */
    stops: { type: Array, value: [] as CaseView['milestones'] },
  },
});
