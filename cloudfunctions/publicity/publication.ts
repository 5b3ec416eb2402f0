import type { CasePublication } from '../case/case';

/** One row of `publications`: what a case has on the notice boards (公示栏). A projection of the case. */
export interface Publication extends CasePublication {
  /** The case's id. */
  _id: string;
  /** The case's version it was made from: an older one never overwrites a newer. */
  version: number;
  /** The places whose boards show it: its community and its town. */
  boards: string[];
  town: string;
  communityName: string;
  categoryName: string;
  /** Whether objections are open to everybody now. */
  open: boolean;
  objections: number;
}
