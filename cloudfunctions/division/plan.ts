import type { GridKind } from '../grid/grid';
import type { Corner } from '../grid/outline';

/**
 * A division (划分方案) is a versioned plan of how a community is divided into grids: draft → submitted → accepted or sent
 * back → in force from a date → replaced by the next. What is in force stands in `grids`; the plans say how it came to be.
 */
export type PlanState = 'draft' | 'submitted' | 'sentBack' | 'accepted' | 'inForce' | 'replaced';

/** Where the households and people of a planned grid come from. */
export type CountedBy = 'addresses' | 'hand' | 'area';

/** A grid as a plan draws it. */
export interface PlanGrid {
  /** One that is in force keeps its code through all plans: cards and boards print it. */
  code: string;
  name: string;
  kind: GridKind;
  estates: string[];
  /** Rings in GCJ-02 degrees, outer first, the first corner of each repeated at the end. */
  border: Corner[][];
  households: number;
  people: number;
  counted: CountedBy;
  /** Why its size is outside the band; '' while nobody said. */
  reason: string;
}

/** Who did something to a plan. */
export interface PlanHand {
  personId: string;
  name: string;
  at: Date;
}

/** Who takes over what when a plan comes into force. */
export interface Handover {
  /** New grids with the grid whose people they get: the one they mostly lie on, else the nearest; '' where nobody serves. */
  added: Array<{ code: string; peopleOf: string }>;
  /** Grids that are no more, with those that follow on their ground, most of it first. */
  retired: Array<{ code: string; successors: string[] }>;
}

/** One row of `divisions`. `_id` is `<community>@<version>`. */
export interface Plan {
  _id: string;
  community: string;
  town: string;
  district: string;
  /** From 1 on; 0 keeps the grids as they were before the first plan came into force. */
  version: number;
  state: PlanState;
  /** Goes up with every saving: a saving of an older one is refused. */
  edition: number;
  /** The request that saved this edition: its retry is recognised. */
  request: string;
  grids: PlanGrid[];
  /** How many grids, and how many are outside the band without a reason: the overview reads no borders. */
  gridCount: number;
  outside: number;
  /** The version that was in force when it was begun; 0 for the grids as they were imported. */
  base: number;
  begun: PlanHand;
  saved: PlanHand;
  submitted: PlanHand | null;
  /** Accepted or sent back, by whom, and the words that went with it. */
  decided: (PlanHand & { words: string }) | null;
  /** YYYY-MM-DD in China: from when an accepted plan is in force. */
  from: string;
  /** What putting it in force does to people's posts, worked out once, so that a repeat does the same. */
  handover: Handover | null;
  /** When it was put in force. */
  enforcedAt: Date | null;
}
