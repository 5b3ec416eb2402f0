import type { Corner } from '../grid/outline';
import type { Place } from '../grid/presenter';
import type { PlanGrid, PlanState } from './plan';
import type { PlanAction, StateOrNone } from './plan-states';
import type { Quality } from './propose/quality';

export type FindingKind =
  | 'selfCrossing'
  | 'overlap'
  | 'uncovered'
  | 'outside'
  | 'belowBand'
  | 'aboveBand'
  | 'tooSmall'
  | 'noHouseholds'
  | 'duplicateName';

/** What a check says of a plan (问题提示). An error refuses submitting; a warning asks for a look or a reason. */
export interface Finding {
  kind: FindingKind;
  level: 'error' | 'warning';
  /** Codes of the grids it is about; of grids in force of a neighbour community, too. */
  grids: string[];
  /** Chinese. */
  words: string;
  squareMetres?: number;
  /** Ground to draw: outer rings in GCJ-02 degrees, simplified. */
  area?: Corner[][];
}

export interface Totals {
  households: number;
  people: number;
}

/** Who did something, as screens say it. */
export interface HandView {
  name: string;
  /** ms */
  at: number;
}

/** A plan, or the grids in force where there is none, with all that a workbench shows. */
export interface PlanView {
  community: Place & { town: Place };
  version: number;
  state: StateOrNone;
  edition: number;
  /** The version that was in force when it was begun; 0 for the grids as they were imported. */
  base: number;
  grids: PlanGrid[];
  /** The version in force, or 0. */
  inForce: number;
  /** What the community covers; null while it has neither a border of its own nor grids. Rings of GCJ-02 degrees. */
  border: Corner[][] | null;
  findings: Finding[];
  /** By the code of a grid in force: cases it held in the last 90 days, counted up to 200. */
  workload: Record<string, { cases: number }>;
  hasAddresses: boolean;
  totals: Totals;
  /** The first code no grid of the community ever had. */
  nextCode: string;
  /** YYYY-MM-DD in China, '' while nothing is accepted. */
  from: string;
  submitted: HandView | null;
  decided: (HandView & { words: string }) | null;
  /** Newest first, at most 50. */
  versions: PlanVersion[];
  can: PlanAction[];
}

export interface PlanVersion {
  version: number;
  state: PlanState;
  from: string;
  /** ms */
  savedAt: number;
}

/** A proposal's answer: the draft it made, and how good it is. */
export interface ProposedView extends PlanView {
  quality: Quality;
}

/** What a saving changed beside what was sent. */
export interface SavedView {
  edition: number;
  /** Those whose size the server counted anew. */
  grids: PlanGrid[];
  findings: Finding[];
  totals: Totals;
}

/** A community in the overview of its town. */
export interface CommunityRow extends Place {
  state: StateOrNone;
  version: number;
  edition: number;
  grids: number;
  /** How many are outside the band and nobody said why. */
  outside: number;
  /** ms, or null without a plan. */
  savedAt: number | null;
  savedBy: string;
  submittedAt: number | null;
  handedIn: boolean;
  mayEdit: boolean;
  mayDecide: boolean;
}

export interface DeadlineView {
  /** YYYY-MM-DD in China. */
  date: string;
  /** 0 on the day itself, negative once it is over. */
  daysLeft: number;
}

export interface Overview {
  town: Place;
  deadline: DeadlineView | null;
  maySetDeadline: boolean;
  communities: CommunityRow[];
}

export interface PlanChange {
  code: string;
  name: string;
  change: 'added' | 'removed' | 'border' | 'renamed' | 'size';
  words: string;
}

export interface Comparison {
  from: { version: number; grids: PlanGrid[] };
  to: { version: number; grids: PlanGrid[] };
  changes: PlanChange[];
}

/** What an import of address points took. */
export interface ImportedAddresses extends Totals {
  count: number;
  /** Chinese, at most 50. */
  warnings: string[];
}

export interface ExportedFile {
  /** In the cloud's storage. */
  fileId: string;
  fileName: string;
}
