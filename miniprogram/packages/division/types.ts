import type { InputOf, OutputOf } from '../../services/api';

export type Overview = OutputOf<'division.overview'>;
export type CommunityRow = Overview['communities'][number];
export type PlanView = OutputOf<'division.open'>;
export type PlanGrid = PlanView['grids'][number];
export type Finding = PlanView['findings'][number];
export type PlanAction = PlanView['can'][number];
export type SavedView = OutputOf<'division.save'>;
export type Comparison = OutputOf<'division.compare'>;
export type Quality = OutputOf<'division.propose'>['quality'];
/** What is sent of a plan at a saving. */
export type PlanChanges = Pick<InputOf<'division.save'>, 'changed' | 'removed'>;
